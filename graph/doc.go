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
//
// # From documents to quads
//
// A Writer keeps every document in the store, unresolved. A change first gives
// a new set of documents; the resolver, which is pure, turns that set into the
// graph that it supports; and only the difference to what the store holds is
// written (plan.go, scan.go), in batches that each leave the store sound.
//
// # The graph for those who query it
//
// vocabulary.go lists all names. In short, for gizmo:
//
//	g.V("<company/小米汽车>").In("<manufacturer>").All()          // what it makes
//	g.V("<product/SU7_Ultra>").In("<schema:observationAbout>")   // its figures,
//	    .Has("<schema:measuredProperty>", "<salesVolume>")       // of one metric,
//	    .Has("<from>", gte(new Date("2025-09-01")))              // since a day,
//	    .Out("<schema:value>").All()                             // their values
//	g.V("<s/…>").Out("<prov:wasDerivedFrom>").Out("<oa:exact>").All() // the words behind a statement
//	g.V("<product/SU7_Ultra>").LabelContext(g.V("<s/…>"), "st").Out("<manufacturer>").All()
//
// An edge between entities carries its statement as label. The same edge may
// stand under several labels: put .Unique() before .Has().
package graph
