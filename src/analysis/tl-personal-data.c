/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what may identify someone in a document and in the data of its file. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-personal-data-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer list helps nobody. */
#define MAX_FOUND 5000

static const struct
{
  const char *name, *title;
} kinds[TL_N_PERSONAL_KINDS] = {
  [TL_PERSONAL_SURNAME] = { "surname", N_ ("Surname beside a pseudonym") },
  [TL_PERSONAL_DATE_OF_BIRTH] = { "date-of-birth", N_ ("Date of birth") },
  [TL_PERSONAL_ADDRESS] = { "address", N_ ("Address") },
  [TL_PERSONAL_POSTCODE] = { "postcode", N_ ("Postcode") },
  [TL_PERSONAL_TELEPHONE] = { "telephone", N_ ("Telephone number") },
  [TL_PERSONAL_EMAIL] = { "e-mail", N_ ("E-mail address") },
  [TL_PERSONAL_NHS_NUMBER] = { "nhs-number", N_ ("NHS number") },
  [TL_PERSONAL_VEHICLE_MARK] = { "vehicle-mark", N_ ("Registration mark of a vehicle") },
  [TL_PERSONAL_OFFICER] = { "officer", N_ ("Professional by name") },
  [TL_PERSONAL_FILE_PROPERTY] = { "file-property", N_ ("Data of the file itself") },
};

const char *
tl_personal_kind_to_string (TlPersonalKind kind)
{
  g_return_val_if_fail ((guint) kind < TL_N_PERSONAL_KINDS, NULL);
  return kinds[kind].name;
}

const char *
tl_personal_kind_get_title (TlPersonalKind kind)
{
  g_return_val_if_fail ((guint) kind < TL_N_PERSONAL_KINDS, NULL);
  return _ (kinds[kind].title);
}

TlPersonalDatum *
tl_personal_datum_copy (const TlPersonalDatum *self)
{
  TlPersonalDatum *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  return copy;
}

void
tl_personal_datum_free (TlPersonalDatum *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

/* Whether the same words of the block are on the list already. */
static gboolean
is_listed (TlPersonalSearch *self, TlPersonalKind kind, guint start, guint length)
{
  for (guint i = self->found->len; i-- > 0;)
    {
      const TlPersonalDatum *other = self->found->pdata[i];

      if (other->document != self->document || other->block != self->block)
        return FALSE;
      if (other->kind == kind && other->start < start + length
          && start < other->start + other->length)
        return TRUE;
    }
  return FALSE;
}

void
tl_personal_add (TlPersonalSearch *self, TlPersonalKind kind, int start, int end,
                 const char *reason)
{
  const TlBlock *block = self->blocks->pdata[self->block];
  TlPersonalDatum *datum;
  guint first = (guint) g_utf8_pointer_to_offset (block->text, block->text + start);
  guint length = (guint) g_utf8_pointer_to_offset (block->text + start, block->text + end);

  if (self->found->len >= MAX_FOUND || is_listed (self, kind, first, length))
    return;
  datum = g_new0 (TlPersonalDatum, 1);
  datum->kind = kind;
  datum->text = g_strndup (block->text + start, (gsize) (end - start));
  datum->reason = reason;
  datum->document = self->document;
  datum->block = self->block;
  datum->page = block->page;
  datum->start = first;
  datum->length = length;
  g_ptr_array_add (self->found, datum);
}

static void
search_init (TlPersonalSearch *self, GPtrArray *blocks, GPtrArray *found)
{
  self->blocks = blocks;
  self->found = found;
  self->pseudonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->birth_column = -1;
  self->is_panel = g_new0 (gboolean, blocks->len + 1);
}

static void
search_clear (TlPersonalSearch *self)
{
  g_clear_pointer (&self->pseudonyms, g_hash_table_unref);
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_clear_pointer (&self->titled, g_hash_table_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->is_panel, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlPersonalSearch, search_clear)

static int
compare_data (gconstpointer a, gconstpointer b)
{
  const TlPersonalDatum *one = *(TlPersonalDatum *const *) a;
  const TlPersonalDatum *two = *(TlPersonalDatum *const *) b;

  if (one->document != two->document)
    return one->document < two->document ? -1 : 1;
  if (one->block != two->block)
    return one->block < two->block ? -1 : 1;
  if (one->start != two->start)
    return one->start < two->start ? -1 : 1;
  return (int) one->kind - (int) two->kind;
}

/* Heads and feet of pages stand on each page: they are looked at once. */
static void
search_blocks (TlPersonalSearch *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (self->block = 0; self->block < self->blocks->len; self->block++)
    {
      const TlBlock *block = self->blocks->pdata[self->block];

      if (block->kind == TL_BLOCK_FURNITURE && !g_hash_table_add (seen, block->text))
        continue;
      tl_personal_find_names (self);
      tl_personal_find_contacts (self);
    }
}

GPtrArray *
tl_personal_data_find (GPtrArray *blocks, const char *const *pseudonyms, const char *const *named)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_personal_datum_free);
  g_auto (TlPersonalSearch) search = { NULL };

  g_return_val_if_fail (blocks != NULL, found);
  search_init (&search, blocks, found);
  tl_personal_take_names (&search, pseudonyms, named);
  search_blocks (&search);
  g_ptr_array_sort (found, compare_data);
  return found;
}

/* Whether a property names who worked on the file: "Manager", "_AuthorEmailDisplayName",
 * "LastModifiedBy". */
static gboolean
is_of_person (const char *name)
{
  return strcasestr (name, "author") != NULL || strcasestr (name, "manager") != NULL
         || g_str_has_suffix (name, "By") || g_str_has_suffix (name, "-by");
}

/* Why a property of a file is pointed out; NULL if it is harmless. */
static const char *
find_reason (TlPersonalSearch *self, const TlDraftProperty *property)
{
  if (tl_pattern_matches (TL_PATTERN_PATH, property->value))
    return _ (
        "The file carries the path of a folder or a site, which may name a case or a person.");
  if (tl_pattern_matches (TL_PATTERN_OPERATION, property->value))
    return _ ("The file carries the name of a police operation.");
  if (tl_personal_has_surname (self, property->value))
    return _ ("The file carries a pseudonym together with a surname.");
  if (g_str_equal (property->name, "author") && tl_personal_is_person (self, property->value))
    return _ ("The file names a person as its author.");
  if (tl_pattern_matches (TL_PATTERN_EMAIL, property->value))
    return _ ("The file carries a mail address.");
  if (is_of_person (property->name) && tl_personal_is_person (self, property->value))
    return _ ("The file names a person who worked on it.");
  if (is_of_person (property->name) && tl_pattern_matches (TL_PATTERN_LOGIN, property->value)
      && !tl_personal_is_ordinary (property->value))
    return _ ("The file carries the login name of someone who worked on it.");
  return NULL;
}

static void
search_properties (TlPersonalSearch *self, GPtrArray *properties)
{
  for (guint i = 0; i < properties->len; i++)
    {
      const TlDraftProperty *property = properties->pdata[i];
      const char *reason = find_reason (self, property);
      TlPersonalDatum *datum;

      if (reason == NULL)
        continue;
      datum = g_new0 (TlPersonalDatum, 1);
      datum->kind = TL_PERSONAL_FILE_PROPERTY;
      datum->text = g_strdup_printf ("%s: %s", property->name, property->value);
      datum->reason = reason;
      datum->length = (guint) g_utf8_strlen (datum->text, -1);
      g_ptr_array_add (self->found, datum);
    }
}

static void
add_all (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (to, g_strdup (name));
}

/* Whom one document of a review names by rule, the others may name, and so with pseudonyms. */
static void
share_names (TlPersonalSearch *searches, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      add_all (searches[0].named, searches[i].named);
      add_all (searches[0].pseudonyms, searches[i].pseudonyms);
    }
  for (guint i = 1; i < n; i++)
    {
      add_all (searches[i].named, searches[0].named);
      add_all (searches[i].pseudonyms, searches[0].pseudonyms);
    }
}

/* (transfer container): the values of the guesses for @variables, and @first if there is any. */
static GPtrArray *
list_guesses (const TlDraft *draft, const char *first, const char *const *variables)
{
  GPtrArray *values = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (values, (char *) first);
  for (guint i = 0; i < draft->guesses->len; i++)
    {
      const TlGuess *guess = draft->guesses->pdata[i];

      if (g_strv_contains (variables, guess->variable))
        g_ptr_array_add (values, guess->value);
    }
  g_ptr_array_add (values, NULL);
  return values;
}

GPtrArray *
tl_personal_data_find_in_draft (const TlDraft *draft)
{
  static const char *const titles[] = { "review_title", NULL };
  static const char *const by_rule[] = { "chair", "author", "panel", NULL };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_personal_datum_free);
  gboolean is_ours;
  g_autoptr (GPtrArray) pseudonyms = NULL;
  g_autoptr (GPtrArray) named = NULL;
  g_autofree TlPersonalSearch *searches = NULL;

  g_return_val_if_fail (draft != NULL, found);
  /* The title of a foreign file may be that of any document. */
  is_ours = g_strcmp0 (draft->format, "review-xml") == 0;
  pseudonyms = list_guesses (draft, is_ours ? draft->title : NULL, titles);
  named = list_guesses (draft, NULL, by_rule);
  searches = g_new0 (TlPersonalSearch, draft->documents->len);
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      search_init (&searches[i], document->blocks, found);
      searches[i].document = i;
      tl_personal_take_names (&searches[i], (const char *const *) pseudonyms->pdata,
                              (const char *const *) named->pdata);
    }
  share_names (searches, draft->documents->len);
  for (guint i = 0; i < draft->documents->len; i++)
    search_blocks (&searches[i]);
  g_ptr_array_sort (found, compare_data);
  if (draft->documents->len > 0)
    search_properties (&searches[draft->documents->len - 1], draft->properties);
  for (guint i = 0; i < draft->documents->len; i++)
    search_clear (&searches[i]);
  return found;
}
