package permits

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"github.com/citesgo/cites/species"
)

// CheckShipment judges a shipment against the documents that are presented with
// it, all of them: which are missing, which exemption was claimed and does not
// hold, what no document can make good. Each document is checked by itself as
// well, as [Check] does.
//
// The paths of the findings point into the JSON form of the shipment, such as
// /items/0/quantity. What is found in a document has /documents/ and its index
// in front: /documents/0/validUntil. Findings on the shipment come first, in the
// order of its items.
//
// It rests on the same decision as [Required]. The dates of the shipment stand
// in for those of [Departure] and [On] where these are not given. A nil
// shipment has nothing to find.
func CheckShipment(s *Shipment, presented []*Permit, opts ...CheckOption) Findings {
	if s == nil {
		return nil
	}
	o := optionsOf(opts)
	j := shipmentJudge{s: s, o: &o, docs: dossier{others: presented, complete: true}, told: make(map[string]bool)}
	j.docs.index(o.tables.Species())
	j.sum()
	for i := range s.Items {
		j.judge(i)
	}
	j.route()
	out := j.found
	if o.departure == 0 {
		o.departure = s.Departure
	}
	if o.on == 0 {
		o.on = s.Arrival
	}
	var others []*Permit // all but the one that is checked
	if len(presented) > 0 {
		others = slices.Clone(presented[1:])
	}
	for i, p := range presented {
		if i > 0 {
			others[i-1] = presented[i-1]
		}
		c := newChecker(p, []CheckOption{func(to *options) { *to = o }, Accompanied(others...)})
		c.shipment = true
		c.run()
		for _, f := range c.result() {
			f.Path = "/documents/" + strconv.Itoa(i) + f.Path
			out = append(out, f)
		}
	}
	return out
}

// shipmentJudge reports what is found of a shipment.
type shipmentJudge struct {
	s     *Shipment
	o     *options
	docs  dossier
	item  int
	sp    *specimen // of the item
	found Findings
	told  map[string]bool
	needs bool                       // something needs a document somewhere
	sums  map[sumKey]decimal.Decimal // what the shipment has of a taxon in a unit
	done  map[sumKey]bool
}

type sumKey struct {
	taxon species.Taxon
	unit  Unit
}

// sum adds up the items, which documents may cover in other rows.
func (j *shipmentJudge) sum() {
	j.sums, j.done = make(map[sumKey]decimal.Decimal), make(map[sumKey]bool)
	for i := range j.s.Items {
		it := &j.s.Items[i]
		v, ok := it.Quantity.Amount.Decimal()
		if !ok {
			continue
		}
		x := j.s.resolve(i, j.o)
		k := sumKey{x.taxon, it.Quantity.Unit.today()}
		if next, err := j.sums[k].Add(v); err == nil {
			j.sums[k] = next
		}
	}
}

func (j *shipmentJudge) judge(i int) {
	j.item = i
	in := j.s.resolve(i, j.o)
	if in.name == nameUnknown {
		j.tell(pointNone, ruleBase, "not-checked", in.printed)
		return
	}
	j.sp = &in.specimen
	var d decision
	decide(j.sp, nil, &d)
	before := j.found
	var each [len(d.regimes)]Findings
	worst := Severity(0)
	for k := range d.all() {
		r := &d.regimes[k]
		j.found = nil
		j.needs = j.needs || len(r.needs) > 0
		x := judge{sink: j, sp: &in.specimen, d: &d, r: r, docs: &j.docs, o: j.o}
		x.run()
		j.quantity(&in, r)
		each[k] = j.found
		worst = max(worst, j.found.Max())
	}
	j.found = append(before, common(each[:d.count])...)
	var on decision
	if then := onArrival(j.s, &in, &d, &on); then != nil {
		j.tell(pointNone, ruleBase, "changes", j.s.Arrival.String(), in.taxon.Name(), then.appendices())
	}
	if d.count == 0 || d.count > 1 && worst > Info { // where all is well in any case, nothing is open
		name := in.printed
		if name == "" {
			name = itemField(i, "")
		}
		j.tell(pointNone, ruleBase, "not-checked", name)
	}
}

// common returns what is found in every case that is possible.
func common(each []Findings) (out Findings) {
	if len(each) == 0 {
		return nil
	}
	for _, f := range each[0] {
		everywhere := true
		for _, other := range each[1:] {
			everywhere = everywhere && slices.ContainsFunc(other, func(g Finding) bool {
				return g.Code == f.Code && g.Path == f.Path && g.message == f.message
			})
		}
		if everywhere {
			out = append(out, f)
		}
	}
	return out
}

// quantity compares what the documents cover with what the shipment has, once
// for each taxon and unit.
func (j *shipmentJudge) quantity(in *resolved, r *regime) {
	k := sumKey{in.taxon, in.quantity.Unit.today()}
	have, ok := j.sums[k]
	if !ok || j.done[k] || r.appendix == 0 {
		return
	}
	j.done[k] = true
	for n := range r.all() {
		x := &r.needs[n]
		if x.again || x.document == "" {
			continue
		}
		covered, known := j.docs.coveredBy(x, in.taxon, k.unit)
		if known && covered.Cmp(have) < 0 {
			j.tell(personalLimit, ruleBase, "less", in.taxon.Name(), covered.String()+" "+string(k.unit), have.String()+" "+string(k.unit))
			return
		}
	}
}

// route tells of the stops on the way and of what is never known.
func (j *shipmentJudge) route() {
	for i, t := range j.s.Route.Transit {
		if !j.needs {
			break
		}
		path := "/route/transit/" + strconv.Itoa(i)
		switch country := t.Country.String(); t.CustomsControl {
		case Yes:
			j.report(path, "CITES-DOC-EXEMPT-TRANSIT", "exempt", country)
		case No:
			if !j.leftFrom(t) {
				j.report(path, "CITES-DOC-EXEMPT-TRANSIT", "released", country)
			}
		default:
			j.report(path+"/customsControl", "CITES-DOC-EXEMPT-TRANSIT", "not-checked", country)
		}
	}
	if len(j.s.Items) > 0 {
		j.report("/route", "CITES-DOC-STRICTER", "not-checked")
	}
}

// leftFrom reports whether a re-export certificate of a stop was presented.
func (j *shipmentJudge) leftFrom(t TransitStop) bool {
	for i, p := range j.docs.others {
		if p != nil && j.docs.types[i] == ReexportCertificate && issuerOf(p) == t.Country {
			return true
		}
	}
	return false
}

// tell implements sink.
func (j *shipmentJudge) tell(p point, code, variant string, args ...string) {
	path := itemField(j.item, "")
	if p != pointNone {
		path = p.field(j.item, j.sp)
	}
	j.report(path, code, variant, args...)
}

// once implements sink.
func (j *shipmentJudge) once(code, variant string, args ...string) {
	if key := code + variant + strings.Join(args, "/"); !j.told[key] {
		j.told[key] = true
		j.report(itemField(j.item, ""), code, variant, args...)
	}
}

func (j *shipmentJudge) report(path, code, variant string, args ...string) {
	if f, ok := j.o.finding(path, code, variant, args...); ok {
		j.found = append(j.found, f)
	}
}
