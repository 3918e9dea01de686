/** What services need to search texts in PostgreSQL: terms, queries, pages and excerpts. */
@NullMarked
package org.strowger.servicekit.search;

import org.jspecify.annotations.NullMarked;
