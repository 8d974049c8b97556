/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is listed as a shortcut: keys that GTK knows, written and said as people do. */
#include "config.h"

#include "tl-shortcuts.h"

static void
check_accelerator (const char *accelerator)
{
  GdkModifierType held;
  guint key;
  g_auto (GStrv) ends = g_strsplit (accelerator, "...", 2);
  g_autofree char *shown = tl_shortcuts_display (accelerator);

  g_test_message ("%s", accelerator);
  g_assert_true (gtk_accelerator_parse (ends[0], &key, &held));
  g_assert_cmpuint (key, !=, 0);
  g_assert_cmpstr (shown, !=, "");
  g_assert_null (strchr (shown, '_'));
  g_assert_null (strchr (shown, '<'));
}

static void
test_all (void)
{
  guint n;
  const TlShortcut *shortcuts = tl_shortcuts_get (&n);

  g_assert_null (shortcuts[0].keys);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) accelerators =
          g_strsplit (shortcuts[i].keys != NULL ? shortcuts[i].keys : "", " ", -1);

      g_assert_cmpstr (shortcuts[i].title, !=, "");
      for (guint k = 0; accelerators[k] != NULL; k++)
        check_accelerator (accelerators[k]);
      /* No group is without keys. */
      g_assert_true (shortcuts[i].keys != NULL || (i + 1 < n && shortcuts[i + 1].keys != NULL));
    }
}

static void
test_words (void)
{
  g_autofree char *range = tl_shortcuts_display ("<Shift>1...9");
  g_autofree char *shown = tl_shortcuts_display ("<Control><Shift>comma");
  g_autofree char *said = tl_shortcuts_speak ("<Control><Shift>comma");
  g_autofree char *down = tl_shortcuts_speak ("<Control>Page_Down");

  g_assert_cmpstr (range, ==, "Shift+1 to 9");
  g_assert_cmpstr (shown, ==, "Ctrl+Shift+,");
  g_assert_cmpstr (said, ==, "Ctrl+Shift+comma");
  g_assert_cmpstr (down, ==, "Ctrl+Page Down");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/shortcuts/all", test_all);
  g_test_add_func ("/app/shortcuts/words", test_words);
  return g_test_run ();
}
