/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of footnotes: what is a mark, and which note each stands for. */
#include "config.h"

#include "tl-text-notes.h"

typedef struct
{
  TlBlockKind kind;
  const char *number, *text;
  guint page;
} Block;

static TlDocumentText *
lay (const Block *blocks, guint n)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, tl_block_new (blocks[i].kind, 0, blocks[i].number, blocks[i].text,
                                         MAX (blocks[i].page, 1)));
  return tl_document_text_new (list);
}

static TlDocumentText *
make_text (void)
{
  static const Block blocks[] = {
    { TL_BLOCK_PARAGRAPH, "1.1", "Écoute¹ and again.¹ A garden of 40 m² there." },
    { TL_BLOCK_FOOTNOTE, "1", "First of page one." },
    { TL_BLOCK_FURNITURE, NULL, "a running head¹" },
    { TL_BLOCK_TABLE_ROW, NULL, "cell\tother cell¹" },
    { TL_BLOCK_PARAGRAPH, "1.2", "End of it¹²" },
    { TL_BLOCK_FOOTNOTE, "1", "First of page two, see note¹²." },
    { TL_BLOCK_FOOTNOTE, "12", "Twelfth." },
    { TL_BLOCK_PARAGRAPH, "1.3", "After all notes.¹" },
  };

  return lay (blocks, G_N_ELEMENTS (blocks));
}

static void
assert_note (const TlTextNote *mark, const char *text)
{
  g_assert_nonnull (mark);
  g_assert_cmpstr (mark->note->text, ==, text);
}

static void
test_which (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlTextNotes) notes = tl_text_notes_new (text);

  g_assert_cmpuint (tl_text_notes_get_n (notes), ==, 5);
  assert_note (tl_text_notes_get (notes, 0), "First of page one.");
  assert_note (tl_text_notes_get (notes, 1), "First of page one.");
  assert_note (tl_text_notes_get (notes, 2), "First of page two, see note¹².");
  assert_note (tl_text_notes_get (notes, 3), "Twelfth.");
  assert_note (tl_text_notes_get (notes, 4), "First of page two, see note¹².");
}

static void
test_places (void)
{
  g_autoptr (TlDocumentText) text = make_text ();
  g_autoptr (TlTextNotes) notes = tl_text_notes_new (text);
  const TlTextNote *first = tl_text_notes_get (notes, 0), *twelfth = tl_text_notes_get (notes, 3);

  g_assert_cmpuint (first->start, ==, 6);
  g_assert_cmpuint (first->end, ==, 7);
  g_assert_cmpuint (twelfth->end - twelfth->start, ==, 2);
  g_assert_true (tl_text_notes_get_at (notes, 6) == first);
  g_assert_null (tl_text_notes_get_at (notes, 5));
  g_assert_null (tl_text_notes_get_at (notes, 7));
  g_assert_true (tl_text_notes_get_at (notes, twelfth->start + 1) == twelfth);
  g_assert_true (tl_text_notes_get_next (notes, 0) == first);
  g_assert_true (tl_text_notes_get_next (notes, 6) == first);
  g_assert_true (tl_text_notes_get_next (notes, 7) == tl_text_notes_get (notes, 1));
  g_assert_null (tl_text_notes_get_next (notes, tl_document_text_get_length (text)));
  g_assert_true (tl_text_notes_get_of (notes, twelfth->note->start + 3) == twelfth);
  g_assert_null (tl_text_notes_get_of (notes, 0));
  g_assert_null (tl_text_notes_get_of (notes, tl_document_text_get_length (text) + 9));
}

static void
test_letters_and_signs (void)
{
  static const Block blocks[] = {
    { TL_BLOCK_PARAGRAPH, "1", "Said so,ᵃ twice,ⁱᵛ and m² or 1ˢᵗ are none.", 1 },
    { TL_BLOCK_PARAGRAPH, "2", "The trust* and the board.†† A * apart and a list: * is none.", 1 },
    { TL_BLOCK_PARAGRAPH, "3", "Asked[b] and heard.[2] “[b] friend” is none, [c] is. [9] neither.",
      1 },
    { TL_BLOCK_FOOTNOTE, "a", "Letter.", 1 },
    { TL_BLOCK_FOOTNOTE, "iv", "Roman.", 1 },
    { TL_BLOCK_FOOTNOTE, "*", "Star.", 1 },
    { TL_BLOCK_FOOTNOTE, "††", "Daggers.", 2 },
    { TL_BLOCK_FOOTNOTE, "b", "Bracketed letter.", 2 },
    { TL_BLOCK_FOOTNOTE, "[2]", "Bracketed number.", 2 },
    { TL_BLOCK_PARAGRAPH, "4", "Rated 5* by those asked.", 9 },
  };
  static const char *const notes_wanted[] = {
    "Letter.", "Roman.", "Star.", "Daggers.", "Bracketed letter.", "Bracketed number."
  };
  g_autoptr (TlDocumentText) text = lay (blocks, G_N_ELEMENTS (blocks));
  g_autoptr (TlTextNotes) notes = tl_text_notes_new (text);

  g_assert_cmpuint (tl_text_notes_get_n (notes), ==, G_N_ELEMENTS (notes_wanted));
  for (guint i = 0; i < G_N_ELEMENTS (notes_wanted); i++)
    assert_note (tl_text_notes_get (notes, i), notes_wanted[i]);
  g_assert_cmpuint (tl_text_notes_get (notes, 0)->start, ==, 8);
  g_assert_cmpuint (tl_text_notes_get (notes, 1)->end - tl_text_notes_get (notes, 1)->start, ==, 2);
  g_assert_cmpuint (tl_text_notes_get (notes, 5)->end - tl_text_notes_get (notes, 5)->start, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-notes/which", test_which);
  g_test_add_func ("/text-notes/places", test_places);
  g_test_add_func ("/text-notes/letters-and-signs", test_letters_and_signs);
  return g_test_run ();
}
