// Package schema is the vocabulary of the knowledge graph and the rules that
// read it out of articles: types, predicates, metrics, events, units, lexicons,
// names and rules. All of it is YAML under this directory, embedded in the
// program, so that an analyst can add a word or a rule without reading Go.
//
//   - Model: everything, loaded and checked. Load gives it, with a user's own
//     directories laid over the embedded files; LoadVocabulary gives the part
//     that a command needs which reads no text.
//   - Rule and Pattern, Frame: how claims are read out of sentences.
//   - Errors: everything that is wrong with the files, each with file and line.
//
// Any file may hold any of the sections
//
//	types predicates metrics events roles ops modalities
//	units lexicons names rules frames
//
// each a list of entries, but for names, which gives a block of lines for each type. A
// later directory adds entries and replaces those of the same name or id; an
// entry with "extends: true" keeps what it replaces and adds to its lists.
package schema
