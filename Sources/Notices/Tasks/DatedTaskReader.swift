import Domain

/// Reads tasks from sentences that state times: one for each time, with the agencies with which its clause begins.
struct DatedTaskReader {
  private struct Clause {
    var text: ScalarText
    var times: [TaskTiming]
    var subject: Subject?
    /// The cooperating parties: 县财政局配合.
    var helpers: [String] = []
  }

  private static let legalEffects = WordIndex("停止执行 同时废止 予以废止 有效期 自印发之日 自发布之日 自公布之日 施行。 起施行 解释。")
  private static let issuingPhrases = WordIndex("印发给你们 转发给你们 政府同意 国务院同意 认真贯彻执行 认真组织实施 抓好贯彻落实")
  private static let purposes = WordIndex("为 根据 按照 依据 鉴于 结合 自即日")

  private let paragraph: Paragraph
  private(set) var candidates: [TaskCandidate] = []
  private(set) var dateResolver: DateResolver
  /// The agencies named last, for a sentence that continues with 其中.
  private var lastSubject: (names: [String], sentence: ScalarText)?
  private let parties: PartyCellReader

  init(_ paragraph: Paragraph, _ dateResolver: DateResolver, groups: GroupRegistry) {
    self.paragraph = paragraph
    self.dateResolver = dateResolver
    self.parties = PartyCellReader(groups: groups)
  }

  /// Whether the text can state a time at all.
  static func mayStateTime(_ text: ScalarText) -> Bool {
    text.indices.contains { index in
      "月年日季每天时".unicodeScalars.contains(text[index]) || text[index].isDigit && PartialDate(text, at: index) != nil
    }
  }

  mutating func read(_ sentence: ScalarText) {
    defer {
      if let subject = Subject(sentence) {
        lastSubject = (subject.names, sentence)
      } else if lastSubject?.sentence.ends("；") ?? false {
        lastSubject = lastSubject.map { ($0.names, sentence) }
      }
    }
    guard DatedTaskReader.mayStateTime(sentence), !DatedTaskReader.legalEffects.found(in: sentence) else { return }
    var clauses: [Clause] = []
    for text in sentence.components({ $0 == "，" || $0 == "；" || $0 == "。" }) {
      var reader = TimingReader(text, dateResolver)
      let times = DatedTaskReader.purposes.start(text.trimmed) != nil ? [] : reader.all()
      if !times.isEmpty { dateResolver = reader.dateResolver }
      clauses.append(DatedTaskReader.clause(text, times))
    }
    readTasks(clauses, sentence)
  }

  /// Whether the clause is an introduction and not part of a task: 为了…, 根据…, 现印发给你们.
  private static func isIntroduction(_ clause: ScalarText) -> Bool {
    purposes.start(clause.trimmed) != nil || issuingPhrases.found(in: clause)
  }

  private static let cooperationVerbs = WordIndex("配合 协助 协办 参与")

  private static func clause(_ text: ScalarText, _ times: [TaskTiming]) -> Clause {
    let words = text.bare
    if times.isEmpty, let verb = cooperationVerbs.ending(words), Subject.isParty(words.before(verb.lowerBound)) {
      return Clause(text: text, times: [], subject: nil, helpers: PartyList.names(words.before(verb.lowerBound)))
    }
    let subject = subject(text, times)
    return Clause(text: text, times: times, subject: subject, helpers: subject.map { jointParties(text.after($0.end)) } ?? [])
  }

  /// The agencies after 会同: 会同市审计局完成….
  private static func jointParties(_ words: ScalarText) -> [String] {
    guard words.starts("会同"), let joint = Subject(words.after(words.startIndex + 2)) else { return [] }
    return joint.names
  }

  /// The subject of a clause, before or right after its date.
  private static func subject(_ text: ScalarText, _ times: [TaskTiming]) -> Subject? {
    if let subject = Subject(text) { return subject }
    if let first = times.first, let colon = text.after(first.range.upperBound).firstIndex(of: "：") { return Subject(text.after(colon + 1)) }
    guard let first = times.first, first.range.lowerBound - text.startIndex <= 2 else { return nil }
    return Subject(text.after(first.range.upperBound).bare)
  }

  private mutating func readTasks(_ clauses: [Clause], _ sentence: ScalarText) {
    // The index of the first clause that belongs to no task yet.
    var nextUnused = clauses.firstIndex { !DatedTaskReader.isIntroduction($0.text) } ?? 0
    var last: (subject: Subject?, upTo: Int) = (nil, 0)
    /// The last subject before clause `index`. Calls must be in rising order, so that each clause is visited once.
    func subject(before index: Int) -> Subject? {
      if let subject = clauses[last.upTo..<max(index, last.upTo)].last(where: { $0.subject != nil })?.subject { last.subject = subject }
      last.upTo = max(index, last.upTo)
      return last.subject
    }
    // A start date in a clause of its own, which belongs to the next time.
    var separateStart: TaskTiming?
    for (index, clause) in clauses.enumerated() where !clause.times.isEmpty && index >= nextUnused {
      let subjectIndex = clause.subject == nil ? (nextUnused..<index).last { clauses[$0].subject != nil } : index
      let from = subjectIndex ?? nextUnused
      let isOnlyTime = clause.text.trimmed.count - (clause.times[0].range.count) <= 2
      if isOnlyTime, index + 1 < clauses.count, !clauses[index + 1].times.isEmpty, clause.times[0].due == nil, clause.times[0].start != nil
      {
        separateStart = clause.times[0]
        continue
      }
      let after = end(of: index, isOnlyTime, clauses)
      var subjectOfTime = clauses[from...index].last { $0.subject != nil }?.subject
      if subjectOfTime == nil, isOnlyTime, index + 1 < after { subjectOfTime = clauses[index + 1].subject }
      let inherited = subjectOfTime == nil ? subject(before: from) : nil
      let words = sentence[clauses[min(nextUnused, from)].text.startIndex..<clauses[after - 1].text.endIndex]
      let main = clause.text.trimmed.count > clause.times[0].range.count + 6 ? clause.text.startIndex : nil
      add(words, clause.times, subjectOfTime ?? inherited, inSentence: inherited != nil, main: main)
      let helpers = clauses[from..<max(after, index + 1)].flatMap(\.helpers).map(parties.fullName)
      if !helpers.isEmpty, let last = candidates.indices.last { candidates[last].task.cooperating = helpers }
      if let startDay = separateStart?.start, candidates.indices.contains(candidates.count - 1),
        candidates[candidates.count - 1].task.start == nil
      {
        candidates[candidates.count - 1].task.start = startDay
      }
      separateStart = nil
      nextUnused = after
    }
  }

  /// The index after the clauses of a time: those up to the next time, or up to another subject before that.
  private func end(of index: Int, _ isOnlyTime: Bool, _ clauses: [Clause]) -> Int {
    guard let next = clauses.indices.dropFirst(index + 1).first(where: { !clauses[$0].times.isEmpty }) else { return clauses.count }
    let first = index + (isOnlyTime ? 2 : 1)
    return first <= next ? (first...next).first { clauses[$0].subject != nil } ?? next : next
  }

  private mutating func add(_ words: ScalarText, _ times: [TaskTiming], _ subject: Subject?, inSentence inherited: Bool, main: Int?) {
    guard let time = times.first(where: \.hasValue) else { return addUnexpressed(words, times, subject) }
    var source = words
    var names = subject?.names
    var why: String?
    if inherited { why = "责任单位取自同一句前文" }
    if names == nil, let last = lastSubject, isContinuation(words), last.sentence.endIndex <= words.startIndex {
      (names, source) = (last.names, paragraph.text[last.sentence.startIndex..<words.endIndex])
      why = "责任单位取自上一句"
    } else if names == nil, let last = lastSubject, last.sentence.ends("；"), last.sentence.endIndex <= words.startIndex {
      names = last.names
      why = "责任单位取自前一分句"
    }
    var candidate = TaskCandidate(TaskTitle.short(words, main: main), source: source, line: paragraph.line(at: words.startIndex))
    candidate.task.responsible = names?.map(parties.fullName)
    if let why { candidate.doubt(words, why) }
    candidate.take(time, words)
    if times.count > 1, let due = times.dropFirst().compactMap(\.due).first, candidate.task.due == nil, candidate.task.recurrence == nil {
      candidate.task.due = due
    }
    candidates.append(candidate)
  }

  private func isContinuation(_ words: ScalarText) -> Bool {
    words.starts("其中") || words.starts("其") || words.starts("上述") || words.starts("并")
  }

  /// Adds a task whose time a draft cannot express, such as 每日 or a day without a year. A doubt states the time.
  private mutating func addUnexpressed(_ words: ScalarText, _ times: [TaskTiming], _ subject: Subject?) {
    guard !times.isEmpty else { return }
    var candidate = TaskCandidate(TaskTitle.short(words), source: words, line: paragraph.line(at: words.startIndex))
    candidate.task.responsible = subject?.names.map(parties.fullName)
    for why in times.flatMap(\.doubts).uniqued { candidate.doubt(words, why) }
    candidates.append(candidate)
  }
}
