/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spans of a document's findings in the order and the lanes in which the text shows them. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-marks.h"

/* Bars nearer than about one line of text, in characters, would collide. */
enum
{
  LINE = 66,
  MAX_LANES = 32
};

struct _TlTextMarks
{
  GPtrArray *findings;
  GArray *marks; /* TlTextMark, by start, longer first */
  GArray *reach; /* guint: greatest end of marks[0..i] */
};

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const TlTextMark *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return g_strcmp0 (tl_finding_get_id (x->finding), tl_finding_get_id (y->finding));
}

/* The lowest lane with room for N bars beside those of TAKEN. */
static guint
choose_lane (guint32 taken, guint n)
{
  guint32 wanted = (1u << n) - 1;

  for (guint lane = 0; lane + n <= MAX_LANES; lane++)
    if ((taken & (wanted << lane)) == 0)
      return lane;
  return MAX_LANES - n;
}

static void
place (TlTextMarks *self, guint i)
{
  TlTextMark *marks = (TlTextMark *) (void *) self->marks->data;
  guint *reach = (guint *) (void *) self->reach->data;
  guint32 taken = 0;

  reach[i] = i > 0 ? MAX (reach[i - 1], marks[i].end) : marks[i].end;
  for (guint k = i; k-- > 0 && reach[k] + LINE > marks[i].start;)
    {
      if (marks[k].end + LINE > marks[i].start)
        for (guint bar = 0; bar < marks[k].n_bars; bar++)
          taken |= 1u << MIN (marks[k].lane + bar, MAX_LANES - 1);
      if (marks[k].end > marks[i].start)
        marks[i].depth++;
    }
  marks[i].lane = choose_lane (taken, marks[i].n_bars);
}

TlTextMarks *
tl_text_marks_new (GPtrArray *findings)
{
  TlTextMarks *self = g_new0 (TlTextMarks, 1);

  self->findings = g_ptr_array_ref (findings);
  self->marks = g_array_new (FALSE, TRUE, sizeof (TlTextMark));
  self->reach = g_array_new (FALSE, TRUE, sizeof (guint));
  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = g_ptr_array_index (findings, i);
      GPtrArray *spans = tl_finding_get_spans (finding);
      guint n_themes = g_strv_length ((GStrv) tl_finding_get_themes (finding));

      for (guint k = 0; k < spans->len; k++)
        {
          const TlSpan *span = g_ptr_array_index (spans, k);
          TlTextMark mark = { .start = span->start, .end = span->end, .finding = finding };

          mark.n_bars = CLAMP (n_themes, 1, TL_TEXT_MARKS_LANES);
          g_array_append_val (self->marks, mark);
        }
    }
  g_array_sort (self->marks, compare_marks);
  g_array_set_size (self->reach, self->marks->len);
  for (guint i = 0; i < self->marks->len; i++)
    place (self, i);
  return self;
}

void
tl_text_marks_free (TlTextMarks *self)
{
  g_ptr_array_unref (self->findings);
  g_array_unref (self->marks);
  g_array_unref (self->reach);
  g_free (self);
}

guint
tl_text_marks_get_n (TlTextMarks *self)
{
  return self->marks->len;
}

const TlTextMark *
tl_text_marks_get (TlTextMarks *self, guint i)
{
  g_return_val_if_fail (i < self->marks->len, NULL);
  return &g_array_index (self->marks, TlTextMark, i);
}

void
tl_text_marks_find (TlTextMarks *self, guint start, guint end, guint *first, guint *last)
{
  guint low = 0, high = self->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->marks, TlTextMark, middle).start < end)
        low = middle + 1;
      else
        high = middle;
    }
  *last = low;
  while (low > 0 && g_array_index (self->reach, guint, low - 1) > start)
    low--;
  *first = low;
}
