package entity

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// weights are those of one round, by feature of witnesses.
type weights [featureCount]float64

// fittedWeights holds a line for each feature that has a weight: its name, and the
// weight in the first round and in the second. TestFitWeights writes it.
//
//go:embed weights.tsv
var fittedWeights string

// featureNames are the names of the features in the order of their places.
func featureNames() [featureCount]string {
	var names [featureCount]string
	relations := [...]string{apart: "apart", same: "same", otherType: "other-type", inside: "inside", around: "around", crossing: "crossing"}
	cueNames := [...]string{
		beforeCompany: "before-company", behindCompany: "behind-company", beforeProduct: "before-product", behindProduct: "behind-product",
		beforePerson: "before-person", behindPerson: "behind-person", beforeOrganization: "before-organization",
		behindOrganization: "behind-organization", behindPlace: "behind-place", beforePlace: "before-place", inList: "in-list", inBrackets: "in-brackets",
	}
	names[featureBias] = "bias"
	for i, rule := range rules {
		names[featureRules+2*i], names[featureRules+2*i+1] = rule, rule+":odds"
		for j, r := range relations {
			names[featureRuleAt+i*len(relations)+j] = rule + "/" + r
		}
	}
	for i, r := range relations {
		names[featureRelation+2*i], names[featureRelation+2*i+1] = "tagger/"+r, "tagger/"+r+":odds"
	}
	for i, typ := range types {
		names[featureTypes+i] = typ
		for j, r := range relations {
			names[featureTypeAt+i*len(relations)+j] = typ + "/" + r
		}
		for j, other := range types {
			names[featureTagged+i*len(types)+j] = typ + "/tagged-" + other
			names[featureListed+i*len(types)+j] = typ + "/listed-" + other
			names[featureBeside+i*len(types)+j] = typ + "/beside-" + other
		}
		for j, cue := range cueNames {
			names[featureCues+i*len(cueNames)+j] = typ + "/" + cue
			names[featureForm+i*len(cueNames)+j] = typ + "/form-" + cue
		}
	}
	for i := range lengthClasses {
		names[featureLength+i] = fmt.Sprintf("length-%d", i)
	}
	for i, edge := range [...]string{"word-starts", "word-ends"} {
		names[featureEdges+i] = edge
	}
	names[featureParts] = "parts"
	for i, said := range [...]string{"form", "form:odds", "form-of-other-type", "form-of-other-type:odds", "other-type-likelier", "kin", "kin:odds"} {
		names[featureArticle+i] = "article/" + said
	}
	return names
}

// parseWeights reads what fittedWeights holds; lines that start with # say nothing.
func parseWeights(text string) (rounds [2]weights, err error) {
	place := make(map[string]int, featureCount)
	for i, name := range featureNames() {
		place[name] = i
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) != 3 {
			return rounds, fmt.Errorf("weights of names, line %d: %d columns instead of a feature and two weights", n, len(fields))
		}
		i, ok := place[fields[0]]
		if !ok {
			return rounds, fmt.Errorf("weights of names, line %d: no feature %s; fit the weights anew", n, fields[0])
		}
		for round := range rounds {
			if rounds[round][i], err = strconv.ParseFloat(fields[1+round], 64); err != nil {
				return rounds, fmt.Errorf("weights of names, line %d: %w", n, err)
			}
		}
	}
	return rounds, nil
}
