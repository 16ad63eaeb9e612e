// Package scan finds the taxa that are named in running text: an advertisement,
// an invoice, an e-mail, a page. A [Scanner] finds scientific names, accepted and
// not, and the common names of package commonnames, in every language of the
// tables.
package scan
