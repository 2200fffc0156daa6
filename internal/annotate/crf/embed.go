package crf

import _ "embed"

// embedded is the shipped model; MODEL.md says what it was trained on and how.
//
//go:embed entities.crf
var embedded []byte

// Embedded loads the model that is part of the program: Company,
// Organization, Person, Place, Product and Work in Chinese business news. What Load
// checks is true of it (TestEmbedded), so that this takes a millisecond.
func Embedded() (*Model, error) { return parse(embedded) }
