/// Initializers for the room that reads notices; a struct's own are not seen outside its room.
extension Draft {
  package init(title: String) { self.init(title: title, documentNumber: nil) }
}

extension Draft.Group {
  package init(named name: String, _ kind: Group.Kind) { self.init(name: name, kind: kind) }
}

extension Draft.Work {
  package init(title: String, source: Source?) { self.init(title: title, responsible: nil, source: source) }
}

extension Draft.Work.Source {
  package init(line: Int, words: String) { self.init(line: line, text: words) }
}

extension Draft.Contact {
  package init(of agency: String, phones: [String], hours: String?) { self.init(agency: agency, phones: phones, hours: hours) }
}

extension Draft.FAQEntry {
  package init(asking question: String, answer: String) { self.init(question: question, answer: answer) }
}

extension Draft.Doubt {
  package init(line: Int, words: String, why: String) { self.init(line: line, text: words, why: why) }
}
