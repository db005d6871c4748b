import Domain

/// Tasks of a sentence that says until when: one for each time, with the agency its clause begins with.
struct DatedTaskReader {
  private struct Clause {
    var text: ScalarText
    var times: [TaskTiming]
    var subject: Subject?
    /// Those it says only help: 县财政局配合.
    var helpers: [String] = []
  }

  private static let effects = WordIndex("停止执行 同时废止 予以废止 有效期 自印发之日 自发布之日 自公布之日 施行。 起施行 解释。")
  private static let issuing = WordIndex("印发给你们 转发给你们 政府同意 国务院同意 认真贯彻执行 认真组织实施 抓好贯彻落实")
  private static let purposes = WordIndex("为 根据 按照 依据 鉴于 结合 自即日")

  private let paragraph: Paragraph
  private(set) var candidates: [TaskCandidate] = []
  private(set) var dateResolver: DateResolver
  /// The agencies last named, for a sentence that goes on with 其中.
  private var lastSubject: (names: [String], sentence: ScalarText)?
  private let groups: PartyCellReader

  init(_ paragraph: Paragraph, _ dateResolver: DateResolver, groups: GroupRegistry) {
    self.paragraph = paragraph
    self.dateResolver = dateResolver
    self.groups = PartyCellReader(groups: groups)
  }

  /// Whether there can be a time in the text at all.
  static func maySay(_ text: ScalarText) -> Bool {
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
    guard DatedTaskReader.maySay(sentence), !DatedTaskReader.effects.found(in: sentence) else { return }
    var clauses: [Clause] = []
    for text in sentence.components({ $0 == "，" || $0 == "；" || $0 == "。" }) {
      var reader = TimingReader(text, dateResolver)
      let times = DatedTaskReader.purposes.start(text.trimmed) != nil ? [] : reader.all()
      if !times.isEmpty { dateResolver = reader.dateResolver }
      clauses.append(DatedTaskReader.clause(text, times))
    }
    segments(clauses, sentence)
  }

  /// 为了…, 根据…, 现印发给你们: what comes before the work itself.
  private static func leadsIn(_ clause: ScalarText) -> Bool {
    purposes.start(clause.trimmed) != nil || issuing.found(in: clause)
  }

  private static let helps = WordIndex("配合 协助 协办 参与")

  private static func clause(_ text: ScalarText, _ times: [TaskTiming]) -> Clause {
    let said = text.bare
    if times.isEmpty, let help = helps.ending(said), Subject.isParty(said.before(help.lowerBound)) {
      return Clause(text: text, times: [], subject: nil, helpers: PartyList.names(said.before(help.lowerBound)))
    }
    let subject = subject(text, times)
    return Clause(text: text, times: times, subject: subject, helpers: subject.map { together(text.after($0.end)) } ?? [])
  }

  /// 会同市审计局完成…: those behind 会同, as far as they are agencies.
  private static func together(_ words: ScalarText) -> [String] {
    guard words.starts("会同"), let with = Subject(words.after(words.startIndex + 2)) else { return [] }
    return with.names
  }

  /// The agency a clause begins with, before or right behind its date.
  private static func subject(_ text: ScalarText, _ times: [TaskTiming]) -> Subject? {
    if let subject = Subject(text) { return subject }
    if let first = times.first, let colon = text.after(first.range.upperBound).firstIndex(of: "：") { return Subject(text.after(colon + 1)) }
    guard let first = times.first, first.range.lowerBound - text.startIndex <= 2 else { return nil }
    return Subject(text.after(first.range.upperBound).bare)
  }

  private mutating func segments(_ clauses: [Clause], _ sentence: ScalarText) {
    var free = clauses.firstIndex { !DatedTaskReader.leadsIn($0.text) } ?? 0
    var last: (subject: Subject?, upTo: Int) = (nil, 0)
    /// The agency named before `place`, asked for rising places only.
    func named(upTo place: Int) -> Subject? {
      if let subject = clauses[last.upTo..<max(place, last.upTo)].last(where: { $0.subject != nil })?.subject { last.subject = subject }
      last.upTo = max(place, last.upTo)
      return last.subject
    }
    var since: TaskTiming?
    for (index, clause) in clauses.enumerated() where !clause.times.isEmpty && index >= free {
      let begun = clause.subject == nil ? (free..<index).last { clauses[$0].subject != nil } : index
      let from = begun ?? free
      let onlyTime = clause.text.trimmed.count - (clause.times[0].range.count) <= 2
      if onlyTime, index + 1 < clauses.count, !clauses[index + 1].times.isEmpty, clause.times[0].due == nil, clause.times[0].start != nil {
        since = clause.times[0]
        continue
      }
      let after = end(of: index, onlyTime, clauses)
      var who = clauses[from...index].last { $0.subject != nil }?.subject
      if who == nil, onlyTime, index + 1 < after { who = clauses[index + 1].subject }
      let inherited = who == nil ? named(upTo: from) : nil
      let words = sentence[clauses[min(free, from)].text.startIndex..<clauses[after - 1].text.endIndex]
      let main = clause.text.trimmed.count > clause.times[0].range.count + 6 ? clause.text.startIndex : nil
      add(words, clause.times, who ?? inherited, inSentence: inherited != nil, main: main)
      let helpers = clauses[from..<max(after, index + 1)].flatMap(\.helpers).map(groups.full)
      if !helpers.isEmpty, let last = candidates.indices.last { candidates[last].task.cooperating = helpers }
      if let begun = since?.start, candidates.indices.contains(candidates.count - 1), candidates[candidates.count - 1].task.start == nil {
        candidates[candidates.count - 1].task.start = begun
      }
      since = nil
      free = after
    }
  }

  /// A time's clauses run until the next time's, or until another agency begins before that.
  private func end(of index: Int, _ onlyTime: Bool, _ clauses: [Clause]) -> Int {
    guard let next = clauses.indices.dropFirst(index + 1).first(where: { !clauses[$0].times.isEmpty }) else { return clauses.count }
    let first = index + (onlyTime ? 2 : 1)
    return first <= next ? (first...next).first { clauses[$0].subject != nil } ?? next : next
  }

  private mutating func add(_ words: ScalarText, _ times: [TaskTiming], _ subject: Subject?, inSentence inherited: Bool, main: Int?) {
    guard let time = times.first(where: \.hasValue) else { return doubtful(words, times, subject) }
    var source = words
    var names = subject?.names
    var why: String?
    if inherited { why = "责任单位取自同一句前文" }
    if names == nil, let last = lastSubject, refersBack(words), last.sentence.endIndex <= words.startIndex {
      (names, source) = (last.names, paragraph.text[last.sentence.startIndex..<words.endIndex])
      why = "责任单位取自上一句"
    } else if names == nil, let last = lastSubject, last.sentence.ends("；"), last.sentence.endIndex <= words.startIndex {
      names = last.names
      why = "责任单位取自前一分句"
    }
    var work = TaskCandidate(TaskTitle.short(words, main: main), source: source, line: paragraph.line(at: words.startIndex))
    work.task.responsible = names?.map(groups.full)
    if let why { work.doubt(words, why) }
    work.take(time, words)
    if times.count > 1, let due = times.dropFirst().compactMap(\.due).first, work.task.due == nil, work.task.recurrence == nil {
      work.task.due = due
    }
    candidates.append(work)
  }

  private func refersBack(_ words: ScalarText) -> Bool {
    words.starts("其中") || words.starts("其") || words.starts("上述") || words.starts("并")
  }

  /// A task whose time a draft cannot hold, 每日 or a day without a year: the time is only pointed out.
  private mutating func doubtful(_ words: ScalarText, _ times: [TaskTiming], _ subject: Subject?) {
    guard !times.isEmpty else { return }
    var work = TaskCandidate(TaskTitle.short(words), source: words, line: paragraph.line(at: words.startIndex))
    work.task.responsible = subject?.names.map(groups.full)
    for why in times.flatMap(\.doubts).uniqued { work.doubt(words, why) }
    candidates.append(work)
  }
}
