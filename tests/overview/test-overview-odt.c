/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the OpenDocument text to its rules: the package, well-formed parts, links and styles that
 * are there. */
#include "config.h"

#include "random-snapshot.h"
#include "small-library.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

/* (transfer full) (element-type utf8 GBytes): the package's parts by name. */
static GHashTable *
unpack (GBytes *bytes)
{
  GHashTable *parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (
      archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)),
      ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      gsize size = (gsize) archive_entry_size (entry);
      guint8 *data = g_malloc (size + 1);

      g_assert_cmpint (archive_read_data (archive, data, size), ==, (gssize) size);
      g_hash_table_insert (parts, g_strdup (archive_entry_pathname (entry)),
                           g_bytes_new_take (data, size));
    }
  archive_read_free (archive);
  return parts;
}

static xmlDoc *
read_part (GHashTable *parts, const char *name)
{
  GBytes *bytes = g_hash_table_lookup (parts, name);
  xmlDoc *document;

  g_assert_nonnull (bytes);
  document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), name,
                            "UTF-8", XML_PARSE_NONET);
  g_assert_nonnull (document);
  return document;
}

/* (transfer full) (element-type utf8): values of all attributes of this local name on elements of
 * one of these local names. */
static GHashTable *
collect_values (xmlDoc *document, const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathObject *object = xmlXPathEvalExpression ((const xmlChar *) path, context);
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_nonnull (object);
  for (int i = 0; object->nodesetval != NULL && i < object->nodesetval->nodeNr; i++)
    {
      xmlChar *value = xmlNodeGetContent (object->nodesetval->nodeTab[i]);

      g_hash_table_add (values, g_strdup ((const char *) value));
      xmlFree (value);
    }
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  return values;
}

static GHashTable *
write_parts (TlSnapshot *snapshot)
{
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_free (settings->title);
  settings->title = g_strdup ("What recurs & <why>");
  settings->author = g_strdup ("The “office”");
  bytes = write_overview (snapshot, settings, TL_OVERVIEW_ODT);
  return unpack (bytes);
}

static void
test_package (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
  g_autoptr (GBytes) bytes = write_overview (snapshot, settings, TL_OVERVIEW_ODT);
  const char *data = g_bytes_get_data (bytes, NULL);
  g_autoptr (GHashTable) parts = unpack (bytes);
  static const char *const names[] = { "content.xml", "styles.xml", "meta.xml",
                                       "META-INF/manifest.xml" };

  /* OpenDocument 1.3, part 2, 3.3: the type is the first file, stored, without extra fields. */
  g_assert_cmpint (memcmp (data, "PK\3\4", 4), ==, 0);
  g_assert_cmpint (memcmp (data + 8, "\0\0", 2), ==, 0);
  g_assert_cmpint (memcmp (data + 28, "\0\0", 2), ==, 0);
  g_assert_cmpint (memcmp (data + 30, "mimetype" MIME_TYPE, 8 + strlen (MIME_TYPE)), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    xmlFreeDoc (read_part (parts, names[i]));
}

static void
test_manifest (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autoptr (GHashTable) parts = write_parts (snapshot);
  xmlDoc *manifest = read_part (parts, "META-INF/manifest.xml");
  g_autoptr (GHashTable) paths = collect_values (manifest, "//@*[local-name()='full-path']");
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_str_equal (name, "mimetype") && !g_str_has_prefix (name, "META-INF/"))
      g_assert_true (g_hash_table_contains (paths, name));
  g_assert_true (g_hash_table_contains (paths, "/"));
  xmlFreeDoc (manifest);
}

static void
test_links (void)
{
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (
      &(RandomSnapshotOptions){ .seed = 2, .n_reviews = 25, .n_findings = 300 });
  g_autoptr (GHashTable) parts = write_parts (snapshot);
  xmlDoc *content = read_part (parts, "content.xml");
  g_autoptr (GHashTable) bookmarks =
      collect_values (content, "//*[local-name()='bookmark']/@*[local-name()='name']");
  g_autoptr (GHashTable) links = collect_values (content, "//@*[local-name()='href']");
  g_autoptr (GHashTable) references =
      collect_values (content, "//*[local-name()='bookmark-ref']/@*[local-name()='ref-name']");
  GHashTableIter iter;
  gpointer target;

  g_assert_cmpuint (g_hash_table_size (links), >, 20);
  g_assert_cmpuint (g_hash_table_size (references), >, 10);
  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    g_assert_true (g_hash_table_contains (bookmarks, (char *) target + 1));
  g_hash_table_iter_init (&iter, references);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    g_assert_true (g_hash_table_contains (bookmarks, target));
  xmlFreeDoc (content);
}

static void
test_styles (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autoptr (GHashTable) parts = write_parts (snapshot);
  xmlDoc *content = read_part (parts, "content.xml"), *styles = read_part (parts, "styles.xml");
  g_autoptr (GHashTable) own =
      collect_values (content, "//@*[local-name()='name' and starts-with(name(),'style:')]");
  g_autoptr (GHashTable) common =
      collect_values (styles, "//@*[local-name()='name' and starts-with(name(),'style:')]");
  g_autoptr (GHashTable) used = collect_values (
      content, "//@*[local-name()='style-name' or local-name()='parent-style-name']");
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_assert_true (g_hash_table_contains (own, name) || g_hash_table_contains (common, name));
  xmlFreeDoc (content);
  xmlFreeDoc (styles);
}

static void
test_accessibility (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autoptr (GHashTable) parts = write_parts (snapshot);
  xmlDoc *content = read_part (parts, "content.xml");
  g_autoptr (GHashTable) headings =
      collect_values (content, "//*[local-name()='h']/@*[local-name()='outline-level']");
  g_autoptr (GHashTable) bare = collect_values (
      content, "//*[local-name()='table' and not(*[local-name()='table-header-rows'])]");
  g_autoptr (GHashTable) silent =
      collect_values (content, "//*[local-name()='g' and @*[local-name()='name'] and "
                               "not(*[local-name()='title'] and *[local-name()='desc'])]");
  g_autoptr (GHashTable) drawn =
      collect_values (content, "//*[local-name()='g']/@*[local-name()='name']");

  g_assert_true (g_hash_table_contains (headings, "1") && g_hash_table_contains (headings, "2")
                 && g_hash_table_contains (headings, "3"));
  g_assert_cmpuint (g_hash_table_size (bare), ==, 0);
  g_assert_cmpuint (g_hash_table_size (silent), ==, 0);
  g_assert_cmpuint (g_hash_table_size (drawn), >=, 3);
  xmlFreeDoc (content);
}

static void
test_words (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autoptr (GHashTable) parts = write_parts (snapshot);
  xmlDoc *content = read_part (parts, "content.xml"), *meta = read_part (parts, "meta.xml");
  xmlChar *words = xmlNodeGetContent (xmlDocGetRootElement (content)),
          *facts = xmlNodeGetContent (xmlDocGetRootElement (meta));

  g_assert_nonnull (strstr ((char *) words, "Found in 3 of 3 reviews, 2014–2016"));
  g_assert_nonnull (strstr ((char *) words, "Person One & <Two>"));
  g_assert_nonnull (strstr ((char *) words, "ليلى"));
  g_assert_nonnull (strstr ((char *) words, "মিতা"));
  g_assert_null (strstr ((char *) words, "Chairperson"));
  g_assert_null (strstr ((char *) words, "Authorperson"));
  g_assert_null (strstr ((char *) words, "The family felt"));
  g_assert_nonnull (strstr ((char *) facts, "What recurs & <why>"));
  g_assert_null (strstr ((char *) facts, "T00:"));
  xmlFree (words);
  xmlFree (facts);
  xmlFreeDoc (content);
  xmlFreeDoc (meta);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview/odt/package", test_package);
  g_test_add_func ("/overview/odt/manifest", test_manifest);
  g_test_add_func ("/overview/odt/links", test_links);
  g_test_add_func ("/overview/odt/styles", test_styles);
  g_test_add_func ("/overview/odt/accessibility", test_accessibility);
  g_test_add_func ("/overview/odt/words", test_words);
  return g_test_run ();
}
