/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the coder has read: kept for each coder, after a restart too, and beside the journal. */
#include "config.h"

#include "service-fixture.h"

#include "tl-error.h"

static const char *
find_document (TlLibrary *library, const char *review_id)
{
  TlReview *review = tl_library_get_review (library, review_id);

  return tl_document_get_id (g_ptr_array_index (tl_review_get_documents (review), 0));
}

static guint
load (TlLibrary *library, const char *document_id, gsize *n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) blocks = NULL;
  g_auto (Answer) answer = { NULL };
  guint place = 99;

  tl_library_load_reading_async (library, document_id, NULL, answer_cb, &answer);
  tl_library_load_reading_finish (library, answer_wait (&answer), &place, &blocks, &error);
  g_assert_no_error (error);
  *n_bytes = g_bytes_get_size (blocks);
  return place;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  static const guint8 bits[] = { 5, 1 };
  g_autoptr (GBytes) blocks = g_bytes_new_static (bits, sizeof bits);
  g_autofree char *review = import_sample (fixture->library, "amberley-daniela.xml");
  g_autofree char *document = g_strdup (find_document (fixture->library, review));
  g_autofree char *undo = g_strdup (tl_library_get_undo_label (fixture->library));
  g_auto (Answer) answer = { NULL };
  gsize n;

  g_assert_cmpuint (load (fixture->library, document, &n), ==, 0);
  g_assert_cmpuint (n, ==, 0);
  tl_library_set_reading_async (fixture->library, document, 1234, blocks, answer_cb, &answer);
  finish_verb (fixture->library, &answer);
  g_assert_cmpuint (load (fixture->library, document, &n), ==, 1234);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (tl_library_get_undo_label (fixture->library), ==, undo);

  /* What is on its way is kept when the library closes. */
  tl_library_set_reading_async (fixture->library, document, 77, NULL, NULL, NULL);
  tl_library_close (fixture->library);
  g_object_unref (fixture->library);
  fixture->library = open_library (fixture->path, TL_STORE_OPEN, NULL);
  g_assert_cmpuint (load (fixture->library, document, &n), ==, 77);

  tl_library_set_coder (fixture->library, "Somebody Else");
  g_assert_cmpuint (load (fixture->library, document, &n), ==, 0);
}

static void
test_no_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { NULL };
  gsize n;

  g_assert_cmpuint (load (fixture->library, "nothing", &n), ==, 0);
  tl_library_set_reading_async (fixture->library, "nothing", 1, NULL, answer_cb, &answer);
  g_assert_false (tl_library_verb_finish (fixture->library, answer_wait (&answer), &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/library-reading/kept", Fixture, NULL, fixture_set_up, test_kept, fixture_tear_down);
  g_test_add ("/library-reading/no-document", Fixture, NULL, fixture_set_up, test_no_document,
              fixture_tear_down);
  return g_test_run ();
}
