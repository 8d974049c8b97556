# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes small PDF files, plain or encrypted (standard security handler, revision 2, RC4 with 40 bits)."""
import hashlib

PADDING = bytes.fromhex('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A')
ALL = -4  # permissions: bit 5 is to copy text (PDF 1.7, table 22)
NO_COPYING = ALL - 16
FILE_ID = bytes(range(16))


def rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def pad(password):
    return (password.encode('latin-1') + PADDING)[:32]


def encrypt_keys(password, permissions):
    """Gives the owner's entry and the file's key (PDF 1.7, 7.6.3.3, algorithms 2 and 3)."""
    owner = rc4(hashlib.md5(pad(password)).digest()[:5], pad(password))
    allowed = (permissions & 0xffffffff).to_bytes(4, 'little')
    return owner, hashlib.md5(pad(password) + owner + allowed + FILE_ID).digest()[:5]


def make(lines, password=None, info=None, permissions=ALL):
    """One page with a line of text for each of @lines; @info: what the file says of itself, such as 'Title'."""
    shown = b' '.join(b'(%s) Tj T*' % line.encode('latin-1') for line in lines)
    text = b'BT /F1 11 Tf 72 760 Td 15 TL ' + shown + b' ET'
    encryption = b''
    if password is not None:
        owner, key = encrypt_keys(password, permissions)
        # Object 5, generation 0: algorithm 1.
        text = rc4(hashlib.md5(key + (5).to_bytes(3, 'little') + b'\0\0').digest()[:10], text)
        encryption = (b'/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>'
                      % (owner.hex().encode(), rc4(key, PADDING).hex().encode(), permissions))
    objects = [
        b'<< /Type /Catalog /Pages 2 0 R >>',
        b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R '
        b'/Resources << /Font << /F1 4 0 R >> >> >>',
        b'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
        b'<< /Length %d >>\nstream\n%s\nendstream' % (len(text), text),
    ]
    if info is not None:
        objects.append(b'<< %s >>' % b' '.join(b'/%s <%s>' % (name.encode(), value.encode('latin-1').hex().encode())
                                               for name, value in info.items()))
        encryption += b' /Info 6 0 R'
    out, places = bytearray(b'%PDF-1.4\n'), []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (i, body)
    start = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % place for place in places)
    out += (b'trailer\n<< /Size %d /Root 1 0 R /ID [<%s> <%s>] %s >>\nstartxref\n%d\n%%%%EOF\n'
            % (len(objects) + 1, FILE_ID.hex().encode(), FILE_ID.hex().encode(), encryption, start))
    return bytes(out)
