package schema

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// base is a small sound schema; the tests lay their mistakes over it or put
// them beside it.
const base = `types:
- {name: Company, doc: d}
- {name: Person, doc: d}
- {name: Product, doc: d}
predicates:
- {name: acquirer, doc: d, domain: [Company], range: [Company, Person]}
- {name: competitor, doc: d, domain: [Company, Product], range: [Company, Product], symmetric: true}
events:
- {name: Merger, doc: d}
roles:
- {name: agent, doc: d}
- {name: patient, doc: d}
modalities:
- {name: planned, doc: d}
units:
- {name: CNY, dimension: money, words: [元]}
lexicons:
- {id: acquire, doc: d, words: [收购, 并购]}
`

// loadFiles loads schema files alone, without the embedded ones.
func loadFiles(layers ...fs.FS) (*Model, error) {
	var list []layer
	for _, f := range layers {
		list = append(list, layer{f, func(file string) string { return file }})
	}
	return load(allSections, list)
}

func oneFile(text string) fstest.MapFS { return fstest.MapFS{"x.yaml": {Data: []byte(text)}} }

func checkErrors(t *testing.T, err error, want ...string) {
	t.Helper()
	var errs Errors
	if err != nil && !errors.As(err, &errs) {
		t.Fatalf("got %v, want Errors", err)
	}
	got := ""
	if err != nil {
		got = err.Error()
	}
	if wanted := strings.Join(want, "\n"); got != wanted {
		t.Errorf("got\n%s\nwant\n%s", got, wanted)
	}
}

func TestBaseIsSound(t *testing.T) {
	if _, err := loadFiles(oneFile(base)); err != nil {
		t.Fatal(err)
	}
}

// TestErrors gives each mistake the message that a person sees. The line
// numbers count in the file of the mistake.
func TestErrors(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"no YAML", "types:\n- {name: A\n", []string{
			"x.yaml:2: is no YAML: did not find expected ',' or '}'; check the indentation and the quotes of this line and the one before"}},
		{"no YAML, as the scanner sees it", "lexicons:\n- id: a: b\n", []string{
			"x.yaml:2: is no YAML: mapping values are not allowed in this context; check the indentation and the quotes of this line and the one before"}},
		{"unknown section", "lexicon:\n- {id: a}\n", []string{
			`x.yaml:1: unknown section "lexicon"; did you mean lexicons?`}},
		{"not a mapping", "- a\n", []string{
			"x.yaml:1: the file is a list; start with a section such as lexicons:"}},
		{"section of the wrong shape", "lexicons: {a: b}\n", []string{
			"x.yaml:1: section lexicons is a mapping; write a list, each entry after a dash"}},
		{"section twice", "roles:\n- {name: place}\nroles:\n- {name: time}\n", []string{
			`x.yaml:3: key "roles" comes twice in the file, first in line 1; keep one of the two`}},
		{"unknown key", "lexicons:\n- id: a\n  doc: d\n  word: [b]\n", []string{
			`x.yaml:4: unknown key "word" in this lexicon; did you mean words?`}},
		{"a lexicon in a lexicon", "lexicons:\n- id: a\n  doc: d\n  words: [b, $c]\n", []string{
			`x.yaml:4: lexicon "a" names another, $c; list the words, or name both lexicons where they are asked for`}},
		{"unknown key, nothing near", "lexicons:\n- {id: a, doc: d, words: [b], synonyms: [c]}\n", []string{
			`x.yaml:2: unknown key "synonyms" in this lexicon; its keys are id, doc, words`}},
		{"wrong value types", "predicates:\n- name: [a]\n  symmetric: maybe\n  domain: Company\n  range:\n  - {a: b}\n", []string{
			"x.yaml:2: name is a list; write one plain string",
			`x.yaml:3: symmetric is "maybe"; write true or false`,
			`x.yaml:4: domain is "Company"; write a list, [a, b] or one entry a line after a dash`,
			"x.yaml:6: an entry of range is a mapping; write one plain string"}},
		{"empty value", "lexicons:\n- id:\n  words: [a]\n", []string{
			"x.yaml:2: id is empty; give it a value or leave the key out"}},
		{"anchor", "roles:\n- {name: &n a}\n- {name: *n}\n", []string{
			"x.yaml:3: name refers to an anchor (*n); write the value out"}},
		{"no name", "roles:\n- {doc: d}\n", []string{
			"x.yaml:2: a role without a name; give it one: name: …"}},
		{"duplicate", "roles:\n- {name: place}\n- {name: place}\n", []string{
			`x.yaml:3: role "place" is there twice, first at x.yaml:2; rename or remove one of the two`}},
		{"type that no pattern can name", "types:\n- {name: car}\n", []string{
			`x.yaml:2: type "car" can't be written in a pattern; write a capital and then small letters, as in Company`}},
		{"dangling types", "predicates:\n- name: maker\n  domain: [Produkt]\n  range: [Company, Firm]\n", []string{
			`x.yaml:3: unknown type "Produkt"; did you mean Product?`,
			`x.yaml:4: unknown type "Firm"; the known ones are Company, Person, Product`}},
		{"no domain", "predicates:\n- {name: maker, range: [Company]}\n", []string{
			`x.yaml:2: predicate "maker" has no domain; list the types that it allows: domain: [Company, …]`}},
		{"symmetric between different types", "predicates:\n- {name: rival, domain: [Company], range: [Person], symmetric: true}\n", []string{
			`x.yaml:2: predicate "rival" is symmetric, but its domain and range differ; make them the same`}},
		{"metric", "metrics:\n- name: price\n  dimensions: [many]\n  subjects: [Firm]\n  nouns: [售价, 定价, 售价]\n  verbs: [' 卖']\n", []string{
			`x.yaml:3: no unit has dimension "many"; did you mean money?`,
			`x.yaml:4: unknown type "Firm"; the known ones are Company, Person, Product`,
			`x.yaml:5: word "售价" is there twice; remove one`,
			`x.yaml:6: word " 卖" is empty or has spaces around it; remove the spaces or the word`}},
		{"units", "units:\n- {name: km, words: [公里]}\n- {name: m, dimension: Length, words: [米]}\n- {name: ft, dimension: length}\n- {name: in, dimension: length, words: [米], factor: -1}\n", []string{
			`x.yaml:2: unit "km" has no dimension; give it one, as in dimension: length`,
			`x.yaml:3: dimension "Length" can't be written in a pattern; write small letters`,
			`x.yaml:4: unit "ft" has no words; list them: words: [公里, 千米]`,
			`x.yaml:5: "米" is a word for two units, in × -1 and m (x.yaml:3); keep it with one of them`,
			`x.yaml:5: unit "in" has a factor below zero; write how many of the unit one of these words is`}},
		{"lexicon", "lexicons:\n- {id: Big, doc: d, words: [a]}\n- {id: none, doc: d}\n", []string{
			`x.yaml:2: id "Big" can't be written in a pattern; start with a small letter and use letters, digits, - and _`,
			`x.yaml:3: lexicon "none" has no words; list them: words: [表示, 称]`}},
		{"names of the wrong shape", "names:\n- 小米\n", []string{
			"x.yaml:2: section names is a list; write the types of the names as keys, and the names of each in a block: Company: |"}},
		{"names not in a block", "names:\n  Company: [小米]\n", []string{
			"x.yaml:2: names.Company is a list; write a block: Company: | and below it one name a line"}},
		{"names of an unknown type", "names:\n  Firm: |\n    小米\n", []string{
			`x.yaml:2: unknown type "Firm" of names; the known ones are Company, Person, Product`}},
		{"broken names", "names:\n  Company: |\n    # a comment\n    小米 | | 米\n\n    蔚来 <\n", []string{
			`x.yaml:4: name "小米 | | 米": a form is empty; write FORM | FORM`,
			`x.yaml:6: name "蔚来 <": nothing stands after <; name what the thing belongs to`}},
		{"a name twice", "names:\n  Company: |\n    小米 | Mi\n    小米\n", []string{
			`x.yaml:4: Company "小米" is there twice, first at x.yaml:3; join their aliases in one line`}},
		{"an alias of two names", "names:\n  Company: |\n    理想汽车 | 理想\n    理想科技 | 理想?\n", []string{
			`x.yaml:3: "理想" stands for Company "理想汽车" and for Company "理想科技"; mark it 理想? in both, or remove it from one`}},
		{"an alias in other writing", "names:\n  Person: |\n    马斯克 | 埃隆·马斯克\n    埃隆・马斯克\n  Company: |\n    IT 之家\n    ＩＴ之家?\n", []string{
			`x.yaml:3: "埃隆・马斯克" stands for Person "马斯克" and for Person "埃隆・马斯克"; mark it 埃隆・马斯克? in both, or remove it from one`,
			`x.yaml:4: "埃隆・马斯克" stands for Person "埃隆・马斯克" and for Person "马斯克"; mark it 埃隆・马斯克? in both, or remove it from one`,
			`x.yaml:6: "ＩＴ之家" stands for Company "IT 之家" and for Company "ＩＴ之家"; mark it ＩＴ之家? in both, or remove it from one`}},
		{"an owner that is no name", "names:\n  Product: |\n    SU7 < 小米汽车\n", []string{
			`x.yaml:3: "SU7" belongs to "小米汽车", which is no known name; add a line for the owner or leave < out`}},
		{"a rule with nothing in it", "rules:\n- {id: r, confidence: 2}\n", []string{
			`x.yaml:2: rule "r" gives nothing; write the relation that it gives`,
			`x.yaml:2: rule "r" has confidence 2; write a number above 0, at most 1`,
			`x.yaml:2: rule "r" has no doc; say in a line what it reads`,
			`x.yaml:2: rule "r" has no example of what it gives; add one: text and gives`,
			`x.yaml:2: rule "r" has no patterns; write at least one, as in A:Company $acquire B:Company`}},
		{"patterns", `rules:
- id: r
  doc: d
  confidence: 0.5
  examples: [{text: t, gives: [a | acquirer | b]}, {text: u}, {not: [Merger]}]
  patterns:
  - "A:Company $buy B:Firm"
  - "A:Company Q:mony $acquire B:Company"
  - "A:Company A:Company"
  - "A:Company? .."
  - "A:Company ..x B:Company"
  - "A:Company 收购 !B:Company"
  - "!收购"
  gives:
  - relation: {subject: A, predicate: acquirer, object: B}
`, []string{
			"x.yaml:5: an example has no text; write the sentence: text: …",
			"x.yaml:5: an example says neither gives nor not; list the claims that must, or must not, be read",
			`x.yaml:7: unknown lexicon "buy"; the known ones are acquire`,
			`x.yaml:7: unknown type "Firm"; the known ones are Company, Person, Product`,
			`x.yaml:8: no unit has dimension "mony"; did you mean money?`,
			`x.yaml:9: slot A is there twice in pattern "A:Company A:Company"; give each slot a letter of its own`,
			`x.yaml:10: pattern "A:Company? .." matches the empty string; see Pattern in schema/pattern.go for the language`,
			`x.yaml:11: pattern "A:Company ..x B:Company": gap "..x": its length must be a number from 1 to 200; see Pattern in schema/pattern.go for the language`,
			`x.yaml:12: pattern "A:Company 收购 !B:Company": element "!B:Company": behind ! write only words and lexicons; see Pattern in schema/pattern.go for the language`,
			`x.yaml:13: pattern "!收购" matches the empty string; see Pattern in schema/pattern.go for the language`}},
		{"examples", `rules:
- id: r
  doc: d
  confidence: 0.5
  patterns: ["A:Company $acquire B:Company"]
  gives: [{relation: {subject: A, predicate: acquirer, object: B}}]
  examples:
  - text: t
    gives: ["a | acquires | b", "acquirer | "]
    not: [Merging, Merger]
`, []string{
			`x.yaml:9: claim "a | acquires | b" of an example names no predicate, metric or type of event; write subject | predicate | object, Type | trigger | role=name or subject | metric | op value`,
			`x.yaml:9: claim "acquirer | " of an example has an empty field; leave out the bar`,
			`x.yaml:10: claim "Merging" of an example names no predicate, metric or type of event; write subject | predicate | object, Type | trigger | role=name or subject | metric | op value`}},
		{"what rules give", `rules:
- id: r
  doc: d
  confidence: 0.5
  examples: [{text: t, gives: [Merger]}]
  patterns:
  - "A:Company V:$acquire B:Product T:@?"
  - "A:Company V:收购 B:Product C:Person"
  gives:
  - relation: {subject: A, predicate: aquirer, object: B}
  - relation: {subject: A, predicate: acquirer, object: B}
  - relation: {subject: C, predicate: acquirer, object: V, role: X}
  - relation: {subject: A, predicate: competitor, object: B, role: '"对手"'}
  - relation: {subject: A, predicate: acquirer, object: T, role: B}
  - {}
`, []string{
			`x.yaml:10: unknown predicate "aquirer"; did you mean acquirer?`,
			`x.yaml:11: slot B holds Product, but the object of acquirer is Company|Person; swap subject and object, or change the types`,
			`x.yaml:12: no pattern of rule "r" has a slot X; name a slot of the patterns, or put words in quotes where words are wanted`,
			`x.yaml:12: not every pattern of rule "r" has slot C; add it to each, or split the rule in two`,
			`x.yaml:12: slot C holds Person, but the subject of acquirer is Company; swap subject and object, or change the types`,
			`x.yaml:12: slot V of pattern "A:Company V:$acquire B:Product T:@?" holds words, but object takes a mention; name another slot`,
			`x.yaml:14: slot B of pattern "A:Company V:$acquire B:Product T:@?" holds a mention, but role takes words; name another slot`,
			`x.yaml:14: slot T of pattern "A:Company V:$acquire B:Product T:@?" holds a time, but object takes a mention; name another slot`,
			`x.yaml:15: an entry of gives of rule "r" has no relation; write relation: {subject: A, predicate: …, object: B}`}},
		{"frames whose relations do not fit", `frames:
- id: f
  doc: d
  confidence: 0.5
  examples: [{text: "[甲/Person]并购[乙/Company]", gives: ["甲 | acquirer | 乙"]}]
  triggers: [并购]
  args:
  - {role: agent, types: [Person]}
  - {role: patient, types: [Company]}
  relations:
  - {subject: agent, predicate: acquirer, object: patient}
`, []string{`x.yaml:11: agent holds Person, but the subject of acquirer is Company; swap subject and object, or change the types`}},
		{"frames", `frames:
- id: f
  doc: d
  confidence: 0.5
  examples: [{text: t, gives: [Merger]}]
  type: Merging
  triggers: [并购, $mergers]
  unless: [$others]
  args:
  - {role: agent, types: [Company], case: [subjekt], without: [$nothing], within: -3, except: [法院, 法院]}
  - {role: pattient, types: [Firm]}
  needs: [agent & product, agent pattient]
  relations:
  - {subject: agent, predicate: acquirer, object: nobody, role: agent}
  modality: planed
- id: g
  triggers: []
`, []string{
			`x.yaml:6: unknown event type "Merging"; did you mean Merger?`,
			`x.yaml:7: unknown lexicon "mergers"; the known ones are acquire`,
			`x.yaml:8: unknown lexicon "others"; the known ones are acquire`,
			`x.yaml:10: argument "agent" may stand within -3 characters; write a number above 0, or leave it out`,
			`x.yaml:10: unknown case "subjekt"; did you mean subject?`,
			`x.yaml:10: unknown lexicon "nothing"; the known ones are acquire`,
			`x.yaml:10: word "法院" is there twice; remove one`,
			`x.yaml:11: unknown role "pattient"; did you mean patient?`,
			`x.yaml:11: unknown type "Firm"; the known ones are Company, Person, Product`,
			`x.yaml:12: frame "f" has no argument "product"; add it to args or name one of them`,
			`x.yaml:12: needs of frame "f" has roles side by side, "agent pattient"; write agent & pattient if all are needed, and commas if one will do`,
			`x.yaml:14: a relation of frame "f" has the role "agent"; write trigger, whose word is the role, or leave it out`,
			`x.yaml:14: frame "f" has no argument "nobody"; add it to args or name one of them`,
			`x.yaml:15: unknown modality "planed"; did you mean planned?`,
			`x.yaml:16: frame "g" gives nothing; give it a type of event or relations`,
			`x.yaml:16: frame "g" has confidence 0; write a number above 0, at most 1`,
			`x.yaml:16: frame "g" has no doc; say in a line what it reads`,
			`x.yaml:16: frame "g" has no example of what it gives; add one: text and gives`,
			`x.yaml:16: frame "g" has no triggers; list the words that show it: triggers: [发布, $launch]`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := loadFiles(oneFile(base), oneFile(test.text))
			checkErrors(t, err, test.want...)
		})
	}
}

// TestAllErrorsAtOnce has mistakes in two files; both are told, in order.
func TestAllErrorsAtOnce(t *testing.T) {
	_, err := loadFiles(fstest.MapFS{
		"b/two.yaml":  {Data: []byte("roles:\n- {nam: x}\n")},
		"a.yml":       {Data: []byte(base + "extra: []\n")},
		"b/one.yaml":  {Data: []byte("predicates:\n- {name: p, domain: [Company], range: [Firm]}\n")},
		"README.md":   {Data: []byte("no schema")},
		"b/empty.yml": {Data: nil},
	})
	checkErrors(t, err,
		`a.yml:19: unknown section "extra"; the sections are types, predicates, metrics, events, roles, ops, modalities, units, lexicons, names, rules, frames`,
		`b/one.yaml:2: unknown type "Firm"; the known ones are Company, Person, Product`,
		`b/two.yaml:2: unknown key "nam" in this role; did you mean name?`,
	)
}

func TestOverlay(t *testing.T) {
	_, err := loadFiles(oneFile(base+"names:\n  Company: |\n    小米 | Mi\n    华为\n"), oneFile(`lexicons:
- {id: acquire, doc: other, words: [买下]}
- {id: new, doc: d, words: [a]}
units:
- id: CNY
  name: CNY
`), oneFile("roles: []\n"))
	checkErrors(t, err, `x.yaml:5: unknown key "id" in this unit; its keys are name, dimension, words, before, factor`)

	m, err := loadFiles(oneFile(base+"names:\n  Company: |\n    小米 | Mi\n    华为\n"), oneFile(`lexicons:
- {id: acquire, doc: other, words: [买下]}
- {id: new, doc: d, words: [a]}
units:
- extends: true
  name: CNY
  words: [块, 元]
  dimension: money
names:
  Company: |
    小米 | Xiaomi
`))
	if err != nil {
		t.Fatal(err)
	}
	again, err := loadFiles(oneFile(base), oneFile("lexicons:\n- {id: acquire, extends: true, words: [买下, 收购]}\n"), oneFile("lexicons:\n- {id: acquire, extends: true, doc: e, words: [吞下]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if l := again.Lexicon("acquire"); l.Doc != "e" || strings.Join(l.Words, " ") != "收购 并购 买下 吞下" {
		t.Errorf("an entry was not extended twice: %+v", l)
	}
	if l := m.Lexicon("acquire"); l.Doc != "other" || len(l.Words) != 1 || l.Words[0] != "买下" {
		t.Errorf("an entry was not replaced: %+v", l)
	}
	if m.Lexicon("new") == nil || len(m.Lexicons) != 2 {
		t.Errorf("an entry was not added: %+v", m.Lexicons)
	}
	if u := m.Unit("CNY"); strings.Join(u.Words, " ") != "元 块" {
		t.Errorf("an entry was not extended: %+v", u)
	}
	if len(m.NamesOf("Mi")) != 0 || len(m.NamesOf("Xiaomi")) != 1 || len(m.Names) != 2 || m.Names[0].Name != "小米" {
		t.Errorf("a name was not replaced in its place: %+v", m.Names)
	}
}

func TestOverlayErrors(t *testing.T) {
	_, err := loadFiles(oneFile(base), fstest.MapFS{"y.yaml": {Data: []byte(`lexicons:
- {id: aquire, extends: true, words: [a]}
- {id: acquire, extends: perhaps, words: [a]}
predicates:
- name: acquirer
  extends: true
  range: [Firm]
`)}})
	checkErrors(t, err,
		`y.yaml:2: lexicon "aquire" extends nothing; extends is for an entry of an earlier directory; leave it out to define a new one`,
		`y.yaml:3: extends is "perhaps"; write true or false`,
		`y.yaml:7: unknown type "Firm"; the known ones are Company, Person, Product`,
	)
}

// TestExtendedEntryKeepsItsFile: a mistake that an overlay makes visible in an
// entry's older part is told with the older file.
func TestExtendedEntryKeepsItsFile(t *testing.T) {
	_, err := loadFiles(
		fstest.MapFS{"old.yaml": {Data: []byte(base + "metrics:\n- name: price\n  subjects: [Firm]\n")}},
		fstest.MapFS{"new.yaml": {Data: []byte("metrics:\n- extends: true\n  name: price\n  nouns: [售价]\n")}})
	checkErrors(t, err, `old.yaml:21: unknown type "Firm"; the known ones are Company, Person, Product`)
}

func TestDirThatIsMissing(t *testing.T) {
	_, err := Load(Dir("testdata/no such directory"))
	checkErrors(t, err, "testdata/no such directory: can't be read: no such file or directory; give a readable directory of YAML files")
}

func TestDirWithoutSchema(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir+"/article.txt", "青骥上市")
	_, err := Load(Dir(dir))
	checkErrors(t, err, dir+": has no YAML files; name the directory that your .yaml files are in")
}

func TestDirNamesFiles(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir+"/mine.yaml", "lexicons:\n- {id: mine, doc: d}\n")
	_, err := Load(Dir(dir))
	checkErrors(t, err, dir+`/mine.yaml:2: lexicon "mine" has no words; list them: words: [表示, 称]`)
}

// Only the examples of a user's own entries are theirs to be checked.
func TestOwnExamples(t *testing.T) {
	rule := func(id string) string {
		return "rules:\n- {id: " + id + `, doc: d, patterns: ["A:Company $acquire B:Company"], confidence: 0.5,
   gives: [{relation: {subject: A, predicate: acquirer, object: B}}],
   examples: [{text: "[甲/Company]收购[乙/Company]", gives: ["甲 | acquirer | 乙"]}]}` + "\n"
	}
	m, err := loadFiles(oneFile(base+rule("r")), oneFile(rule("s")))
	if err != nil {
		t.Fatal(err)
	}
	if r, s := m.Rule("r"), m.Rule("s"); r.Examples[0].Own || !s.Examples[0].Own {
		t.Errorf("own: %v of the built-in rule, %v of the user's", r.Examples[0].Own, s.Examples[0].Own)
	}
}
