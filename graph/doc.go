// Package graph is what Suyuan knows and where it keeps it: articles, what
// each of them says, the graph that they support together, and the store that
// holds all three on cayley.
//
//   - Document: one article with its own entities and claims, as extracted.
//     Encoder and Decode turn documents into interchange lines and back.
//   - Resolution: the entities and statements that a set of documents
//     supports; a Resolver (package resolve has the real one) computes it.
//   - NewStatement, NewEvidence, EntityID: how things get their ids.
//   - Store: an open graph, for reading; safe for concurrent use.
//   - Writer: the one type that changes a store.
//
// Offsets in this package count Unicode code points from 0, end exclusive.
package graph
