import Domain
import Testing
import WorkflowFiles

@Suite("A workflow file is read strictly")
struct WorkflowFileTests {
  @Test("and says nothing of one that is right")
  func right() { #expect(ErrandFixture.diagnostics(ErrandFixture.yaml) == []) }

  @Test(
    "unknown words are named, with the one that was likely meant",
    arguments: [
      ("version: 1", "verson: 1", ["3: “verson” is not known here, was “version” meant?", "1: “version” is missing"]),
      ("limit: 5 working", "flavour: 5 working", ["5: “flavour” is not known here"]),
      ("clock: paused", "clocks: paused", ["11: “clocks” is not known here, was “clock” meant?"]),
      ("type: file", "type: file, maskd: true", ["8: “maskd” is not known here, was “masked” meant?"]),
      ("not-by: submit", "notby: submit", ["18: “notby” is not known here, was “not-by” meant?"]),
      (
        "before: 1 working day", "befor: 1 working day",
        [
          "21: “befor” is not known here, was “before” meant?", "21: this should be one of before, on, late, after",
        ]
      ),
      ("by: office }\nlimit", "by: office, neads: bank }\nlimit", ["4: “neads” is not known here, was “needs” meant?"]),
    ])
  func unknownKeys(right: String, wrong: String, said: [String]) {
    #expect(ErrandFixture.diagnostics(ErrandFixture.with(right, wrong)) == said)
  }

  @Test(
    "what is needed and not there is missed",
    arguments: [
      ("kind: errand\n", "", "1: “kind” is missing"), ("register: { by: office }\n", "", "1: “register” is missing"),
      ("register: { by: office }", "register: {}", "4: “by” is missing"), ("type: file", "many: true", "8: “type” is missing"),
      ("name: { zh: 等待, en: Waiting }, ", "", "11: “name” is missing"), (", to: waiting", "", "15: “to” is missing"),
      ("from: waiting, ", "", "16: “from” is missing"), ("in: open, before", "before", "21: “in” is missing"),
      (", to: [party] }", " }", "21: “to” is missing"), (", options: { a: { zh: 甲, en: A } }", "", "7: “options” is missing"),
      (
        "limit: 5 working days", "limit: { in: 5 working days, from: same-day }\nshares: { kind: errand, join: all }",
        "6: “move” is missing"
      ),
      ("limit: 2 working days", "limit: { roll: next }", "12: “in” is missing"),
    ])
  func missingKeys(right: String, wrong: String, said: String) {
    #expect(ErrandFixture.diagnostics(ErrandFixture.with(right, wrong)) == [said])
  }

  @Test(
    "each value is what its place wants",
    arguments: [
      ("version: 1", "version: one", "3: this should be a whole number"),
      ("version: 1", "version: 0", "3: this should be a positive whole number"),
      ("version: 1", "version: [1]", "3: this should be text"), ("initial: true", "initial: yes", "10: this should be true or false"),
      ("done: true", "done: 1", "13: this should be true or false"),
      ("name: { zh: 跑腿, en: Errand }", "name: 跑腿", "2: this should be a mapping"),
      ("by: office }\nlimit", "by: { a: b } }\nlimit", "4: this should be text"),
      ("register: { by: office }", "register: office", "4: this should be a mapping"),
      ("needs: proof", "needs: { proof: true }", "17: this should be text"),
      ("  - { in: open, before: 1 working day, to: [party] }", "  none: none", "21: this should be a list"),
    ])
  func wrongTypes(right: String, wrong: String, said: String) {
    #expect(ErrandFixture.diagnostics(ErrandFixture.with(right, wrong)).first == said)
  }

  @Test(
    "words come from a closed list",
    arguments: [
      (
        "by: office, not-by", "by: boss, not-by",
        "18: “boss” is not one of leader, convener, liaison, member, vendor, responder, supervisor, party, lead, assignee, registrar, office, leading-leader, whole-leader, @FIELD"
      ),
      (
        "type: file", "type: picture",
        "8: “picture” is not one of text, paragraph, choice, flag, number, money, date, file, phone, words, party, percent, identity-card"
      ),
      ("clock: paused", "clock: stopped", "11: “stopped” is not one of paused"),
      ("done: true", "done: true, looks: good", "13: “good” is not one of open, doing, check, wait, back, done"),
      ("version: 1", "version: 1\nvisible: all", "4: “all” is not one of initiative, parties"),
      ("needs: proof", "needs: proof, counts: twice", "17: “twice” is not one of rounds"),
      (
        "needs: proof", "needs: proof, when: full-moon",
        "17: “full-moon” is not one of parts-closed, parts-made, shares-done, predecessors-done, before-limit, nothing-open, within, outside, inside, field, parts-in, sum"
      ),
      ("before: 1 working day", "on: friday", "21: “friday” is not one of limit"),
      ("to: [party] }", "to: [party], colour: green }", "21: “green” is not one of blue, yellow, red"),
      ("limit: 2 working days", "limit: { in: 2 working days, roll: sideways }", "12: “sideways” is not one of none, next, previous"),
      ("limit: 2 working days", "limit: { in: 2 working days, from: now }", "12: “now” is not one of next-day, same-day"),
      ("limit: 2 working days", "limit: { in: 2 working days, until: noon }", "12: “noon” is not one of midnight, close"),
      ("version: 1", "version: 1\nshares: { kind: errand, join: most, move: finish }", "4: “most” is not one of all, any, 1, 2, 3 …"),
      ("version: 1", "version: 1\nshares: { kind: errand, join: 0, move: finish }", "4: “0” is not one of all, any, 1, 2, 3 …"),
    ])
  func closedLists(right: String, wrong: String, said: String) {
    #expect(ErrandFixture.diagnostics(ErrandFixture.with(right, wrong)).first == said)
  }

  @Test("limits are positive and of a known unit", arguments: ["0 working days", "-1 days", "soon", "3 weeks", "", "2019-02-31"])
  func limits(text: String) {
    #expect(
      ErrandFixture.diagnostics(ErrandFixture.with("limit: 5 working days", "limit: \"\(text)\"")) == [
        "5: “\(text)” is not a limit such as “3 working days”"
      ])
    #expect(
      ErrandFixture.diagnostics(ErrandFixture.with("limit: 2 working days", "limit: { in: \"\(text)\" }")) == [
        "12: “\(text)” is not a limit such as “3 working days”"
      ])
  }

  @Test(
    "everything has a name in both languages",
    arguments: [
      ("zh: 跑腿, ", "", "2: “errand” has no name in zh"), (", en: Errand", "", "2: “errand” has no name in en"),
      ("zh: 待办", "zh: ''", "10: “open” has no name in zh"),
      (", en: Wait }", " }", "15: “wait” has no name in en"), (", en: A }", " }", "7: “a” has no name in en"),
      (", en: Proof", ", fr: Preuve", "8: “fr” is not known here, was “zh” meant?"),
    ])
  func names(right: String, wrong: String, said: String) {
    #expect(ErrandFixture.diagnostics(ErrandFixture.with(right, wrong)).first == said)
  }

  @Test("a field may not be called what every item has", arguments: ["lead", "assisting", "assignee", "reason", "limit", "title"])
  func reserved(word: String) {
    let yaml = ErrandFixture.with("  bank:", "  \(word):")
    #expect(ErrandFixture.diagnostics(yaml) == ["7: “\(word)” is a reserved field name"])
  }

  @Test("a reminder has one moment")
  func moments() {
    let wants = ["21: this should be one of before, on, late, after"]
    #expect(ErrandFixture.diagnostics(ErrandFixture.with("before: 1 working day", "before: 1 working day, late: 1 working day")) == wants)
    #expect(ErrandFixture.diagnostics(ErrandFixture.with(", before: 1 working day", "")) == wants)
  }

  @Test("one reading names everything that is wrong, by line")
  func allAtOnce() {
    var yaml = ErrandFixture.with("version: 1", "version: zero")
    yaml = ErrandFixture.with("type: file", "type: picture", in: yaml)
    yaml = ErrandFixture.with("done: true", "done: maybe", in: yaml)
    yaml = ErrandFixture.with("by: office, not-by", "by: boss, not-by", in: yaml)
    #expect(ErrandFixture.diagnostics(yaml) == ["3: this should be a whole number"], "without kind and version the rest is not read")
    yaml = ErrandFixture.with("version: zero", "version: 1", in: yaml)
    #expect(ErrandFixture.diagnostics(yaml).map { $0.prefix { $0 != ":" } } == ["8", "13", "18"])
  }

  @Test("diagnostics speak both languages and begin with file and line")
  func languages() {
    #expect(throws: Diagnostics.self) { try WorkflowFile(ErrandFixture.with("version: 1", "version: one"), file: "kinds/errand.yaml") }
    do throws(Diagnostics) { _ = try WorkflowFile(ErrandFixture.with("version: 1", "version: one"), file: "kinds/errand.yaml") } catch {
      #expect(error.list.map { $0.text(in: .zh) } == ["kinds/errand.yaml:3: 这里应当是整数"])
      #expect(error.list.map { $0.text(in: .en) } == ["kinds/errand.yaml:3: this should be a whole number"])
    }
  }
}
