package permits

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// What the reader did not understand is put back where it stood: an [Unknown]
// has the path of its element, and those of a permit come in the order of its
// document. Both together give the order of the elements again: a sibling that
// is mentioned earlier stood earlier, and a number behind a name counts the
// siblings of that name, those included that said nothing and were passed over.

// xmlMention is an element on the path of something unknown.
type xmlMention struct {
	name  string
	index int // among the siblings of the name, from 1
	el    *xmlElement

	raw   string // the element itself is unknown
	text  string // its text is
	attrs []xmlWritten

	children []*xmlMention
	byStep   map[string]*xmlMention
}

func (m *xmlMention) child(step string) (*xmlMention, bool) {
	if c := m.byStep[step]; c != nil {
		return c, true
	}
	c := &xmlMention{name: step, index: 1}
	if name, number, ok := strings.Cut(step, "["); ok {
		number, closed := strings.CutSuffix(number, "]")
		n, err := strconv.Atoi(number)
		if !closed || err != nil || n < 2 {
			return nil, false
		}
		c.name, c.index = name, n
	}
	if m.byStep == nil {
		m.byStep = make(map[string]*xmlMention)
	}
	m.byStep[step] = c
	m.children = append(m.children, c)
	return c, true
}

// restoreUnknown puts back everything that has a place. What has none is found
// missing when the document is read again.
func (x *xmlWriter) restoreUnknown() {
	outer := &xmlMention{el: &xmlElement{children: []*xmlElement{x.root}}}
	inside := len(x.outer) + 1 // steps to the payload and it
	for _, u := range x.p.Unknown {
		if steps := x.steps(u.Path); steps != nil {
			x.mention(outer, steps, u.Raw)
		}
	}
	x.restore(outer)
	for i := range x.p.Items {
		row := &xmlMention{el: x.rows[i]}
		for _, u := range x.p.Items[i].Unknown {
			steps := x.steps(u.Path)
			if len(steps) > inside+2 && steps[inside] == "SpecifiedSupplyChainConsignment" &&
				strings.HasPrefix(steps[inside+1], "IncludedSupplyChainConsignmentItem") {
				x.mention(row, steps[inside+2:], u.Raw)
			}
		}
		x.restore(row)
	}
}

// steps returns the steps of an element path in the document that is written,
// nil where it leads nowhere in it.
func (x *xmlWriter) steps(path string) []string {
	if !strings.HasPrefix(path, "/") || strings.Count(path, "/") > maxDepth {
		return nil
	}
	steps := strings.Split(path[1:], "/")
	for i, step := range steps[:min(len(steps), 8)] {
		if isPayload(step) {
			steps = append(append(slices.Clone(x.outer), x.payload.name), steps[i+1:]...)
			if x.foreign {
				x.translate(steps[len(x.outer)+1:])
			}
			return steps
		}
	}
	if steps[0] != x.root.name {
		return nil
	}
	return steps
}

// translate gives the elements of a path the names of the other toolkit.
func (x *xmlWriter) translate(steps []string) {
	names := [...][2]string{
		{"ApplicableCrossBorderRegulatoryProcedure", "ApplicableCrossBorderGovernmentProcedure"},
		{"UnitQuantity", "InspectedUnitQuantity"},
	}
	for i, step := range steps {
		name, _, _ := strings.Cut(step, "[")
		for _, pair := range names {
			from, to := pair[1], pair[0]
			if x.v1 {
				from, to = to, from
			}
			if name == from {
				steps[i] = to + strings.TrimPrefix(step, from)
			}
		}
	}
}

// insidePayload returns the path of an element as it would be in a document of
// the toolkit 2.0 without an envelope.
func insidePayload(path string) string {
	x := xmlWriter{payload: &xmlElement{name: rootV2}, root: &xmlElement{}, foreign: true}
	if steps := x.steps(path); steps != nil {
		return "/" + strings.Join(steps, "/")
	}
	return path
}

// mention puts a path into the tree of mentions, if it and what stood there
// are what the reader makes.
func (x *xmlWriter) mention(m *xmlMention, steps []string, raw string) {
	last := steps[len(steps)-1]
	attr, isAttr := strings.CutPrefix(last, "@")
	isText := last == "text()"
	var tree *xmlTree
	switch {
	case isAttr:
		tree, _ = parseXML("<a "+raw+"/>", maxAttrs+2)
		if tree == nil || len(tree.nodes) != 1 || len(tree.attrs) == 0 || written(tree.attrs[len(tree.attrs)-1].Name) != attr {
			return
		}
	case isText:
		if raw == "" || strings.Trim(raw, xmlSpace) == "" {
			return
		}
	default:
		tree, _ = parseXML(raw, len(raw)+1)
		name, _, _ := strings.Cut(last, "[")
		if tree == nil || tree.nodes[0].name != name || tree.nodes[0].start != 0 || tree.nodes[0].end != len(raw) ||
			tree.depth() > maxDepth-len(steps)-4 {
			return
		}
	}
	if isAttr || isText {
		steps = steps[:len(steps)-1]
	}
	for _, step := range steps {
		c, ok := m.child(step)
		if !ok || c.raw != "" || !isElementName(c.name) {
			return
		}
		m = c
	}
	switch {
	case isAttr:
		m.addAttrs(tree)
	case isText:
		m.text = raw
	case m.children == nil && m.attrs == nil && m.text == "":
		m.raw = raw
		x.note(tree)
	}
}

// addAttrs takes attributes with the declarations of their prefixes, each once.
func (m *xmlMention) addAttrs(tree *xmlTree) {
	for i := range tree.attrs {
		name := written(tree.attrs[i].Name)
		if slices.ContainsFunc(m.attrs, func(a xmlWritten) bool { return a.name == name }) || len(m.attrs) > maxAttrs-8 {
			continue
		}
		m.attrs = append(m.attrs, xmlWritten{name: name, raw: tree.rawAttr(&tree.nodes[0], int32(i))})
	}
}

// note keeps the prefixes that an element uses and that nothing declares.
func (x *xmlWriter) note(tree *xmlTree) {
	for _, prefix := range tree.prefixes(0) {
		if prefix != "" && len(x.taken) < 1<<10 && !strings.Contains(x.taken, ":"+prefix+":") {
			x.taken += ":" + prefix + ":"
		}
	}
}

// isElementName reports whether a step can be the name of an element that we
// write ourselves.
func isElementName(name string) bool {
	tree, fail := parseXML("<"+name+"/>", 4)
	return fail == nil && len(tree.nodes) == 1 && tree.nodes[0].name == name && len(tree.attrs) == 0
}

// depth returns how deep the elements of a tree stand within each other.
func (t *xmlTree) depth() int {
	var open []int // the ends of the elements around one
	most := 0
	for i := range t.nodes {
		for len(open) > 0 && open[len(open)-1] <= t.nodes[i].start {
			open = open[:len(open)-1]
		}
		open = append(open, t.nodes[i].end)
		most = max(most, len(open))
	}
	return most
}

// restore puts what is mentioned into the element of a mention.
func (x *xmlWriter) restore(m *xmlMention) {
	e := m.el
	if m.text != "" && (e.text == "" || e.name == "CopyIndicator") { // which we write if the reader could not read it
		e.text, e.odd = m.text, true
	}
	for _, a := range m.attrs {
		e.attrs = slices.DeleteFunc(e.attrs, func(own xmlWritten) bool { return own.name == a.name })
		e.attrs = append(e.attrs, a)
	}
	if len(m.children) == 0 {
		return
	}
	p := xmlPlaces{xmlWriter: x, parent: e, slots: make(map[string][]*xmlElement)}
	p.fill(m)
	p.order(m)
	for _, c := range m.children {
		if c.el != nil && c.raw == "" {
			x.restore(c)
		}
	}
}

// xmlPlaces finds the places of the children of one element.
type xmlPlaces struct {
	*xmlWriter
	parent *xmlElement
	names  []string                 // that are mentioned
	slots  map[string][]*xmlElement // by name and number, from 1
}

// xmlPlace orders siblings: by the one that the permit itself has, by what comes
// after that, and by the empty ones before it.
type xmlPlace struct{ known, after, pad int }

func (p xmlPlace) compare(q xmlPlace) int {
	return cmp.Or(cmp.Compare(p.known, q.known), cmp.Compare(p.after, q.after), cmp.Compare(p.pad, q.pad))
}

// fill gives the elements of each name that is mentioned their numbers.
func (p *xmlPlaces) fill(m *xmlMention) {
	known := make(map[string][]*xmlElement)
	for _, c := range p.parent.children {
		known[c.name] = append(known[c.name], c)
	}
	byName := make(map[string][]*xmlMention)
	for _, c := range m.children {
		if byName[c.name] == nil {
			p.names = append(p.names, c.name)
		}
		byName[c.name] = append(byName[c.name], c)
	}
	const country = "CountryIdentificationTradeCountry"
	if len(known[country]) == 1 && slices.ContainsFunc(byName[country], (*xmlMention).contradicts) {
		p.flattenCountry(known[country][0])
		known[country] = nil
	}
	for _, name := range p.names {
		p.slots[name] = p.number(known[name], byName[name])
	}
}

// contradicts reports whether an element was read, and its first child of some
// name was not: somewhere else said it before.
func (m *xmlMention) contradicts() bool {
	return m.raw == "" && slices.ContainsFunc(m.children, func(c *xmlMention) bool { return c.raw != "" && c.index == 1 })
}

// flattenCountry gives an address of the toolkit 1.0 its country in the elements
// of 2.0, for one that has both and was read from these.
func (p *xmlPlaces) flattenCountry(e *xmlElement) {
	names := map[string]string{"ID": "CountryID", "Name": "CountryName", "SubordinateTradeCountrySubDivision": "CountrySubDivisionName"}
	i := slices.Index(p.parent.children, e)
	var flat []*xmlElement
	for _, c := range e.children {
		name := names[c.name]
		if len(c.children) > 0 {
			c = c.children[0]
		}
		c.name = name
		flat = append(flat, c)
	}
	p.parent.children = slices.Replace(p.parent.children, i, i+1, flat...)
}

// number returns the elements of one name by their number: those of the permit
// and those that are unknown.
func (p *xmlPlaces) number(known []*xmlElement, mentions []*xmlMention) []*xmlElement {
	last := 0
	for _, c := range mentions {
		last = max(last, c.index)
	}
	if pads := last - len(known) - len(mentions); pads > 0 {
		parents := slices.ContainsFunc(mentions, func(c *xmlMention) bool { return c.raw == "" })
		if p.pads -= pads; p.pads < 0 || len(known) == 0 && !parents {
			// Nobody passed over elements of a name that nobody knows.
			for i, c := range mentions {
				c.index = i + 1
			}
			last = len(mentions)
		}
	}
	size := max(last, len(known)+len(mentions)) + 1
	mentioned := make([]*xmlMention, size)
	for _, c := range mentions {
		mentioned[c.index] = c
	}
	slots := make([]*xmlElement, size)
	// Something unknown in an element of the permit says which number that has.
	// The procedures of a row, and the countries of an address, are written as one
	// and may have been several, so there it says nothing.
	merged := strings.HasPrefix(mentions[0].name, "ApplicableCrossBorder") || mentions[0].name == "CountryIdentificationTradeCountry"
	free := len(known)
	chosen := make([]bool, size)
	if !merged {
		for i, c := range mentioned {
			if c != nil && c.raw == "" && free > 0 {
				chosen[i] = true
				free--
			}
		}
	}
	for i := 1; i < size && free > 0; i++ {
		if c := mentioned[i]; !chosen[i] && (c == nil || c.raw == "") {
			chosen[i] = true
			free--
		}
	}
	next := 0
	for i := 1; i < size; i++ {
		c := mentioned[i]
		switch {
		case chosen[i]:
			slots[i] = known[next]
			next++
		case c != nil:
			slots[i] = &xmlElement{name: c.name, space: p.space(), raw: c.raw}
			switch {
			case merged && len(known) > 0:
				slots[i].take(known[0], c)
			case c.name == "Name" && c.raw == "" && p.isCodedPlace():
				slots[i].text = p.parent.children[0].text // it is the code, which we have written once
			}
		case i < last:
			slots[i] = &xmlElement{name: mentions[0].name, space: p.space()}
		}
		if c != nil {
			c.el = slots[i]
		}
	}
	return slots
}

// isCodedPlace reports whether the parent is a place of which we have written
// the code alone.
func (p *xmlPlaces) isCodedPlace() bool {
	return strings.HasSuffix(p.parent.name, "LogisticsLocation") && len(p.parent.children) > 0 && p.parent.children[0].name == "ID"
}

// take moves the children of another element that a mention has as its own.
func (e *xmlElement) take(from *xmlElement, m *xmlMention) {
	mentioned := make(map[string]bool)
	for _, c := range m.children {
		if c.raw == "" && c.index == 1 {
			mentioned[c.name] = true
		}
	}
	from.children = slices.DeleteFunc(from.children, func(c *xmlElement) bool {
		if mentioned[c.name] && c.name != "PreviousReferencedDocument" {
			e.children = append(e.children, c)
			return true
		}
		return false
	})
}

// space returns the namespace of the children of the parent.
func (p *xmlPlaces) space() xmlNS {
	switch {
	case p.parent == p.payload:
		return nsMessage
	case p.parent.space == nsMessage || p.parent.space == nsEntity:
		return nsEntity
	}
	return nsNone
}

// order sorts the children.
func (p *xmlPlaces) order(m *xmlMention) {
	p.arrange(m)
	keys := make(map[*xmlElement]xmlPlace, len(p.parent.children)+len(m.children))
	for i, c := range p.parent.children {
		keys[c] = xmlPlace{known: 2 * i}
	}
	// The sibling that an element comes before has its place already; look for
	// it from behind.
	before := make([]int, len(m.children))
	next := 2 * len(p.parent.children)
	for i := len(m.children) - 1; i >= 0; i-- {
		before[i] = next
		if k, ok := keys[m.children[i].el]; ok {
			next = k.known
		}
	}
	previous := xmlPlace{known: -1}
	for i, c := range m.children {
		if c.el == nil {
			continue
		}
		place, ok := keys[c.el]
		if !ok {
			place = previous
			if k, ok := p.below(c, keys); ok && k.compare(place) > 0 {
				place = k
			}
			if place.known < 0 {
				place.known = before[i] - 1
			}
			place.after = i + 1
			keys[c.el] = place
			p.parent.children = append(p.parent.children, c.el)
		}
		previous = place
	}
	for _, name := range p.names {
		p.pad(p.slots[name], keys)
	}
	slices.SortStableFunc(p.parent.children, func(a, b *xmlElement) int { return keys[a].compare(keys[b]) })
}

// below returns the place of the next sibling of the same name with a lower
// number that is not only there to keep one.
func (p *xmlPlaces) below(c *xmlMention, keys map[*xmlElement]xmlPlace) (xmlPlace, bool) {
	for i := c.index - 1; i > 0; i-- {
		if k, ok := keys[p.slots[c.name][i]]; ok {
			return k, true
		}
	}
	return xmlPlace{}, false
}

// pad places the empty elements of a name, each before the next that is none.
func (p *xmlPlaces) pad(slots []*xmlElement, keys map[*xmlElement]xmlPlace) {
	var place xmlPlace
	for i := len(slots) - 1; i > 0; i-- {
		if slots[i] == nil {
			continue
		}
		if k, ok := keys[slots[i]]; ok {
			place = k
			continue
		}
		place.pad--
		keys[slots[i]] = place
		p.parent.children = append(p.parent.children, slots[i])
	}
}

// arrange puts the children that are mentioned into the order of the mentions,
// each in a place where one of them was, and then those of one name into the
// order of their numbers.
func (p *xmlPlaces) arrange(m *xmlMention) {
	at := make(map[*xmlElement]int, len(p.parent.children))
	for i, c := range p.parent.children {
		at[c] = i
	}
	place := func(elements []*xmlElement) {
		places := make([]int, len(elements))
		for i, e := range elements {
			places[i] = at[e]
		}
		slices.Sort(places)
		for i, e := range elements {
			p.parent.children[places[i]] = e
			at[e] = places[i]
		}
	}
	own := func(e *xmlElement) bool {
		_, ok := at[e]
		return e != nil && ok
	}
	var mentioned []*xmlElement
	seen := make(map[*xmlElement]bool)
	looked := make(map[string]int) // at the slots of a name, up to a number
	for _, c := range m.children {
		if c.el == nil {
			continue
		}
		e := c.el
		for i := c.index - 1; !own(e) && i > looked[c.name]; i-- { // that comes before the next mention with it
			e = p.slots[c.name][i]
		}
		looked[c.name] = max(looked[c.name], c.index)
		if own(e) && !seen[e] {
			seen[e] = true
			mentioned = append(mentioned, e)
		}
	}
	place(mentioned)
	for _, name := range p.names {
		var alike []*xmlElement
		for _, e := range p.slots[name] {
			if own(e) {
				alike = append(alike, e)
			}
		}
		place(alike)
	}
}
