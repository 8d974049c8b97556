/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that can be done by keys, and how keys are written and said. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-shortcuts.h"

#include <glib/gi18n.h>
#include <string.h>

static const TlShortcut shortcuts[] = {
  { N_ ("Everywhere"), NULL, NULL },
  { N_ ("Reviews"), "<Alt>1", NULL },
  { N_ ("Read"), "<Alt>2", NULL },
  { N_ ("Lessons"), "<Alt>3", NULL },
  { N_ ("Overview"), "<Alt>4", NULL },
  { N_ ("Codebook"), "<Control>b", NULL },
  { N_ ("History"), "<Control>h", NULL },
  { N_ ("Search the library"), "<Control>k", NULL },
  { N_ ("Next or previous pane"), "F6 <Shift>F6", NULL },
  { N_ ("Undo"), "<Control>z", NULL },
  { N_ ("Redo"), "<Control><Shift>z", NULL },
  { N_ ("Preferences"), "<Control>comma", NULL },
  { N_ ("New library"), "<Control>n", NULL },
  { N_ ("Save a copy"), "<Control><Shift>s", NULL },
  { N_ ("Backups"), "<Control><Shift>b", NULL },
  { N_ ("Open a library"), "<Control>o", NULL },
  { N_ ("Import reports"), "<Control>i", NULL },
  { N_ ("Import a folder"), "<Control><Shift>i", NULL },
  { N_ ("Paste text"), "<Control><Shift>v", NULL },
  { N_ ("Keyboard shortcuts"), "F1 <Control>question", NULL },
  { N_ ("Quit"), "<Control>q", NULL },
  { N_ ("Reviews"), NULL, "reviews" },
  { N_ ("Search reviews"), "<Control>f", NULL },
  { N_ ("Read the review"), "Return", NULL },
  { N_ ("Facts, documents and notes of the review"), "F4", NULL },
  { N_ ("Rename the review"), "F2", NULL },
  { N_ ("Remove the review"), "Delete", NULL },
  { N_ ("What can be done to the review"), "Menu", NULL },
  { N_ ("Review"), NULL, "review" },
  { N_ ("Confirm all facts that were read"), "<Alt>c", NULL },
  { N_ ("Recommendations, or back to the facts"), "<Alt>r", NULL },
  { N_ ("Fold or unfold the actions of a recommendation"), "Left Right", NULL },
  { N_ ("Notes"), "<Alt>n", NULL },
  { N_ ("Rename the document"), "F2", NULL },
  { N_ ("Reading"), NULL, "read" },
  { N_ ("Larger text"), "<Control>plus", NULL },
  { N_ ("Smaller text"), "<Control>minus", NULL },
  { N_ ("Usual text size"), "<Control>0", NULL },
  { N_ ("Page on; marks the paragraphs as read"), "space", NULL },
  { N_ ("Page on or back"), "Page_Down Page_Up", NULL },
  { N_ ("Finding one’s way in a report"), NULL, "read" },
  { N_ ("Go to a page or paragraph"), "<Control>g", NULL },
  { N_ ("Find in the report"), "<Control>f", NULL },
  { N_ ("Show the next footnote"), "<Control><Shift>f", NULL },
  { N_ ("Next or previous place found"), "F3 <Shift>F3", NULL },
  { N_ ("Next section"), "<Alt>Page_Down", NULL },
  { N_ ("Previous section"), "<Alt>Page_Up", NULL },
  { N_ ("Outline"), "F9", NULL },
  { N_ ("List of findings"), "<Shift>F9", NULL },
  { N_ ("The picture of the page"), NULL, "read" },
  { N_ ("Picture of the page"), "F10", NULL },
  { N_ ("Next page"), "<Control><Alt>Page_Down", NULL },
  { N_ ("Previous page"), "<Control><Alt>Page_Up", NULL },
  { N_ ("Larger picture"), "<Control><Alt>plus", NULL },
  { N_ ("Smaller picture"), "<Control><Alt>minus", NULL },
  { N_ ("Picture as wide as the text"), "<Control><Alt>0", NULL },
  { N_ ("Turn the picture"), "<Control>r", NULL },
  { N_ ("Tagging"), NULL, "read" },
  { N_ ("Tag the selection"), "t Return", NULL },
  { N_ ("Tag with the last set"), "period", NULL },
  { N_ ("Tag with a pinned set"), "1...9", NULL },
  { N_ ("Pin the last set to the key"), "<Shift>1...9", NULL },
  { N_ ("Show the pinned sets"), "0", NULL },
  { N_ ("Select the paragraph, add the next"), "p <Shift>p", NULL },
  { N_ ("Previous or next finding"), "bracketleft bracketright", NULL },
  { N_ ("While tagging"), NULL, "read" },
  { N_ ("Add what is marked; with nothing typed, tag"), "Return", NULL },
  { N_ ("Tag and close"), "<Control>Return", NULL },
  { N_ ("Mark another"), "Up Down", NULL },
  { N_ ("Add the last set"), "period", NULL },
  { N_ ("Take the last one off"), "BackSpace", NULL },
  { N_ ("Note"), "<Alt>n", NULL },
  { N_ ("How much it matters"), "<Alt>i", NULL },
  { N_ ("Leave; the words stay selected"), "Escape", NULL },
  { N_ ("Suggestions and findings"), NULL, "read" },
  { N_ ("Next or previous suggestion"), "n <Shift>n", NULL },
  { N_ ("Accept the suggestion"), "a", NULL },
  { N_ ("Amend the suggestion"), "e", NULL },
  { N_ ("Reject the suggestion"), "r", NULL },
  { N_ ("Filter the findings"), "<Control>l", NULL },
  { N_ ("Select all findings, in their list"), "<Control>a", NULL },
  { N_ ("The finding in hand"), NULL, "read" },
  { N_ ("End a word later or earlier"), "<Alt>Right <Alt>Left", NULL },
  { N_ ("Start a word earlier"), "<Alt><Shift>Left", NULL },
  { N_ ("Start a word later"), "<Alt><Shift>Right", NULL },
  { N_ ("Move the finding to the selected words"), "w", NULL },
  { N_ ("Add the selected words to the finding"), "<Shift>w", NULL },
  { N_ ("Split the finding at the cursor"), "s", NULL },
  { N_ ("Join with the next finding, or the findings in the selection"), "j", NULL },
  { N_ ("Change how much the finding matters"), "i", NULL },
  { N_ ("Note of the finding"), "m", NULL },
  { N_ ("Amend the finding"), "F2", NULL },
  { N_ ("Remove the finding"), "Delete", NULL },
  { N_ ("List the findings at the cursor"), "l", NULL },
  { N_ ("What can be done to the finding"), "Menu <Shift>F10", NULL },
  { N_ ("Let the finding go"), "Escape", NULL },
  { N_ ("Search"), NULL, "search" },
  { N_ ("Open the place in Read"), "Return", NULL },
  { N_ ("Choose the place"), "space", NULL },
  { N_ ("Choose all places shown, or none"), "<Control>a", NULL },
  { N_ ("Tag what is chosen"), "t", NULL },
  { N_ ("Back to the words searched for"), "<Control>f", NULL },
  { N_ ("Codebook"), NULL, "codebook" },
  { N_ ("Agencies and finding types: next list"), "<Control>Page_Down", NULL },
  { N_ ("Previous list"), "<Control>Page_Up", NULL },
  { N_ ("Add a code"), "Insert", NULL },
  { N_ ("Add a sub-theme"), "<Shift>Insert", NULL },
  { N_ ("Rename"), "F2", NULL },
  { N_ ("Remove, or retire what is in use"), "Delete", NULL },
  { N_ ("Move up or down"), "<Alt>Up <Alt>Down", NULL },
  { N_ ("Make it a theme of its own, or a sub-theme"), "<Alt>Left <Alt>Right", NULL },
  { N_ ("Merge into another"), "<Control>m", NULL },
  { N_ ("Split"), "<Control><Shift>m", NULL },
  { N_ ("Find a code"), "<Control>f", NULL },
  { N_ ("Export the codebook"), "<Control>e", NULL },
  { N_ ("Take back what was typed in a field"), "Escape", NULL },
  { N_ ("Lessons and Overview"), NULL, "lessons" },
  { N_ ("Move the cell of the matrix"), "Left Right Up Down", NULL },
  { N_ ("Go to the findings of the cell"), "Return", NULL },
  { N_ ("Export the overview as HTML"), "<Control>e", NULL },
  { N_ ("History"), NULL, "history" },
  { N_ ("Open the review that the change is about"), "Return", NULL },
  { N_ ("Go back to before the change"), "<Control>Return", NULL },
  { N_ ("Search the history"), "<Control>f", NULL },
  { N_ ("Backups"), NULL, NULL },
  { N_ ("Put the backup in the place of the library"), "<Control>Return", NULL },
  { N_ ("Open the backup to look"), "<Control>l", NULL },
};

/* Keys whose name is not what a person calls them. */
typedef struct
{
  guint key;
  const char *shown;
  const char *said;
} KeyName;

static const KeyName names[] = {
  { GDK_KEY_Return, N_ ("Enter"), N_ ("Enter") },
  { GDK_KEY_BackSpace, N_ ("Backspace"), N_ ("Backspace") },
  { GDK_KEY_Escape, N_ ("Esc"), N_ ("Escape") },
  { GDK_KEY_Left, "←", N_ ("left arrow") },
  { GDK_KEY_Right, "→", N_ ("right arrow") },
  { GDK_KEY_Up, "↑", N_ ("up arrow") },
  { GDK_KEY_Down, "↓", N_ ("down arrow") },
  { GDK_KEY_bracketleft, "[", N_ ("left bracket") },
  { GDK_KEY_bracketright, "]", N_ ("right bracket") },
  { GDK_KEY_period, ".", N_ ("full stop") },
  { GDK_KEY_comma, ",", N_ ("comma") },
  { GDK_KEY_question, "?", N_ ("question mark") },
  { GDK_KEY_plus, "+", N_ ("plus") },
  { GDK_KEY_minus, "-", N_ ("minus") },
};

static const KeyName *
find_name (guint key)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].key == key)
      return &names[i];
  return NULL;
}

static char *
describe_one (const char *accelerator, gboolean is_said)
{
  const KeyName *name;
  GdkModifierType held;
  g_autofree char *label = NULL;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &held))
    return g_strdup (accelerator);
  name = find_name (key);
  label = name == NULL ? gtk_accelerator_get_label (key, 0)
                       : g_strdup (is_said ? _ (name->said) : _ (name->shown));
  return g_strconcat ((held & GDK_CONTROL_MASK) != 0 ? _ ("Ctrl+") : "",
                      (held & GDK_ALT_MASK) != 0 ? _ ("Alt+") : "",
                      (held & GDK_SHIFT_MASK) != 0 ? _ ("Shift+") : "", label, NULL);
}

static char *
describe (const char *accelerator, gboolean is_said)
{
  const char *range = strstr (accelerator, "...");
  g_autofree char *first =
      range != NULL ? g_strndup (accelerator, (gsize) (range - accelerator)) : NULL;
  g_autofree char *text = describe_one (first != NULL ? first : accelerator, is_said);

  if (range == NULL)
    return g_steal_pointer (&text);
  /* Translators: the first and the last of some keys, as in “1 to 9”. */
  return g_strdup_printf (_ ("%s to %s"), text, range + strlen ("..."));
}

const TlShortcut *
tl_shortcuts_get (guint *n_shortcuts)
{
  g_return_val_if_fail (n_shortcuts != NULL, NULL);
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

char *
tl_shortcuts_display (const char *accelerator)
{
  g_return_val_if_fail (accelerator != NULL, NULL);
  return describe (accelerator, FALSE);
}

char *
tl_shortcuts_speak (const char *accelerator)
{
  g_return_val_if_fail (accelerator != NULL, NULL);
  return describe (accelerator, TRUE);
}
