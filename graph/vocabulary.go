package graph

import (
	"strings"

	"github.com/cayleygraph/quad"
)

// The names that the graph uses. What schema.org, PROV-O, Web Annotation or
// RDF have a name for has that name, with a short prefix; the rest are
// Suyuan's own, without one, as are entity types, predicates, metrics, event
// types and the roles of participants: people type them into queries.
const (
	iriType      = quad.IRI("rdf:type")
	iriRelation  = quad.IRI("rdf:Statement")
	iriPredicate = quad.IRI("rdf:predicate")

	// Entities.
	iriThing         = quad.IRI("schema:Thing")
	iriName          = quad.IRI("schema:name")
	iriAlternateName = quad.IRI("schema:alternateName")
	iriKey           = quad.IRI("key") // the folded form of a name or alias

	// Articles.
	iriNewsArticle   = quad.IRI("schema:NewsArticle")
	iriHeadline      = quad.IRI("schema:headline")
	iriPublisher     = quad.IRI("schema:publisher")
	iriAuthor        = quad.IRI("schema:author")
	iriDatePublished = quad.IRI("schema:datePublished")
	iriURL           = quad.IRI("schema:url")
	iriArticleBody   = quad.IRI("schema:articleBody")
	iriPath          = quad.IRI("path")
	iriChars         = quad.IRI("chars")
	iriExtractor     = quad.IRI("extractor")
	iriDocument      = quad.IRI("document") // the article's interchange lines without the text, packed

	// Statements of all kinds.
	iriDerivedFrom      = quad.IRI("prov:wasDerivedFrom") // statement to evidence
	iriTemporalCoverage = quad.IRI("schema:temporalCoverage")
	iriFrom             = quad.IRI("from")
	iriUntil            = quad.IRI("until") // exclusive
	iriPlace            = quad.IRI("schema:location")
	iriScope            = quad.IRI("scope")
	iriRoleName         = quad.IRI("schema:roleName")

	// Figures.
	iriObservation      = quad.IRI("schema:Observation")
	iriObservationAbout = quad.IRI("schema:observationAbout")
	iriSubjectText      = quad.IRI("subjectText")
	iriMeasuredProperty = quad.IRI("schema:measuredProperty")
	iriValue            = quad.IRI("schema:value")
	iriMinValue         = quad.IRI("schema:minValue")
	iriMaxValue         = quad.IRI("schema:maxValue")
	iriUnitText         = quad.IRI("schema:unitText")
	iriComparison       = quad.IRI("comparison") // left out for "="
	iriDirection        = quad.IRI("direction")

	// Events.
	iriEvent     = quad.IRI("schema:Event")
	iriEventType = quad.IRI("schema:additionalType")
	iriWithin    = quad.IRI("within") // the article that alone tells of it

	// Evidence.
	iriHasSource   = quad.IRI("oa:hasSource")
	iriStart       = quad.IRI("oa:start")
	iriEnd         = quad.IRI("oa:end")
	iriExact       = quad.IRI("oa:exact")
	iriLabel       = quad.IRI("label")
	iriText        = quad.IRI("text")
	iriTrigger     = quad.IRI("trigger")
	iriAttribution = quad.IRI("attribution")
	iriModality    = quad.IRI("modality") // left out for "asserted"
	iriRule        = quad.IRI("rule")
	iriConfidence  = quad.IRI("confidence") // left out for 1

	// The store itself.
	iriStore     = quad.IRI("store")
	iriFormat    = quad.IRI("format")
	iriDecisions = quad.IRI("decisions")
	iriResolver  = quad.IRI("resolver")
	iriUnsettled = quad.IRI("unsettled") // there while a change is half applied
)

// base64Binary is the type of packed literals.
const base64Binary = quad.IRI("xsd:base64Binary")

// namespaces are the prefixes of the names in the store and what they stand
// for in exports.
var namespaces = [...]struct{ prefix, full string }{
	{"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"schema:", "http://schema.org/"},
	{"prov:", "http://www.w3.org/ns/prov#"},
	{"oa:", "http://www.w3.org/ns/oa#"},
	{"xsd:", "http://www.w3.org/2001/XMLSchema#"},
}

// Ids and IRIs. Statements and evidence carry their prefix in the id; an
// entity's id is its IRI.

const (
	articlePrefix   = "a/"
	statementPrefix = "s/"
	evidencePrefix  = "e/"
)

func articleIRI(id string) quad.IRI { return quad.IRI(articlePrefix + escapeIRI(id)) }

func articleID(iri quad.IRI) string {
	return unescapeIRI(strings.TrimPrefix(string(iri), articlePrefix))
}

// word is the IRI of a word of the vocabulary, which a user's schema may have
// chosen freely; wordOf undoes it.
func word(w string) quad.IRI { return quad.IRI(escapeIRI(w)) }

func wordOf(v quad.Value) string {
	iri, _ := v.(quad.IRI)
	return unescapeIRI(string(iri))
}

// nodeClass says what a node is by its IRI.
type nodeClass int

const (
	otherNode nodeClass = iota
	articleNode
	entityNode
	statementNode
	evidenceNode
	metaNode
)

func classOf(v quad.Value) nodeClass {
	iri, ok := v.(quad.IRI)
	s := string(iri)
	switch {
	case !ok:
		return otherNode
	case iri == iriStore:
		return metaNode
	case strings.HasPrefix(s, articlePrefix):
		return articleNode
	case strings.HasPrefix(s, statementPrefix):
		return statementNode
	case strings.HasPrefix(s, evidencePrefix):
		return evidenceNode
	case strings.Contains(s, "/"):
		return entityNode
	}
	return otherNode
}
