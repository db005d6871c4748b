import Domain

/// Reads duties of agencies without a time.
enum DutyReader {
  /// Whether the paragraph lists duties of at least four agencies: 人社部门牵头…；财政部门…；审计部门….
  static func isDutyList(_ paragraph: Paragraph) -> Bool {
    let entries = paragraph.body.components { $0 == "；" || $0 == "。" }
    guard entries.count >= 4 else { return false }
    let named = entries.compactMap { Subject($0)?.names }
    return Set(named).count >= 4 && named.count * 10 >= entries.count * 7
  }

  /// The duty in an entry of such a list.
  static func listed(_ entry: ScalarText, _ paragraph: Paragraph) -> TaskCandidate? {
    Subject(entry).map { candidate(entry, $0, paragraph) }
  }

  private static let requests = WordIndex("书面申请 提出申请 提交申请 申请表 申请材料 申请人")
  private static let checks = WordIndex("核实 审核 审批 批准 审定")

  /// The task in a sentence that describes a procedure of request, check and approval. All agencies that take part are responsible.
  static func procedure(_ sentence: ScalarText, _ paragraph: Paragraph) -> TaskCandidate? {
    guard requests.found(in: sentence), checks.found(in: sentence) else { return nil }
    var names: [String] = []
    for clause in sentence.components({ $0 == "，" || $0 == "。" }) { names += partiesTaking(part: clause.trimmed) }
    guard !names.isEmpty else { return nil }
    var candidate = TaskCandidate(TaskTitle.short(sentence), source: sentence, line: paragraph.line(at: sentence.startIndex))
    candidate.task.responsible = names.uniqued
    return candidate
  }

  private static let ends = WordIndex("向 提出 提交 审核 核实 审批 批准 备案 同意 审定 受理")

  private static func partiesTaking(part clause: ScalarText) -> [String] {
    var words = clause
    for lead in ["经", "由", "报", "并报"] as [ScalarText] where words.starts(lead) { words = words.after(words.startIndex + lead.count) }
    if words.count == clause.count, !checks.found(in: clause) || Subject(clause) == nil { return [] }
    guard let end = ends.first(in: words), end.lowerBound > words.startIndex else { return [] }
    let name = words.before(end.lowerBound)
    return Subject.isParty(name) ? PartyList.names(name) : []
  }

  /// The task in a sentence of a section of steps: 由审计部门组织开展…, unless it depends on a condition.
  static func step(_ sentence: ScalarText, _ paragraph: Paragraph) -> TaskCandidate? {
    guard let by = sentence.find("由"), !sentence.starts("如"), by.lowerBound == sentence.startIndex || sentence[by.lowerBound - 1] != "理"
    else { return nil }
    let rest = sentence.after(by.upperBound)
    guard let subject = Subject(rest), rest.starts(with: "组织", at: subject.end) || rest.starts(with: "牵头", at: subject.end) else {
      return nil
    }
    let clause = sentence.before(rest.firstIndex { $0 == "，" || $0 == "。" } ?? sentence.endIndex)
    return candidate(clause, subject, paragraph)
  }

  private static let slogans = WordIndex("高度重视 加强领导 加强组织领导 提高认识 统一思想 充分认识 提高政治站位 强化责任 深刻 切实提高 认真贯彻")

  /// The duty of an addressee.
  static func addressed(_ sentence: ScalarText, _ paragraph: Paragraph, _ addressees: [String]) -> TaskCandidate? {
    guard let subject = Subject(sentence), subject.names.allSatisfy({ name in addressees.contains { isSameAgency($0, name) } }) else {
      return nil
    }
    let rest = sentence.after(subject.end)
    guard ["要", "应", "须", "负责", "必须", "请", "需"].contains(where: { rest.starts(ScalarText($0)) }) else { return nil }
    let action = rest.before(rest.firstIndex { $0 == "，" } ?? rest.endIndex)
    guard !slogans.found(in: action) else { return nil }
    var candidate = candidate(sentence, subject, paragraph)
    candidate.basis = .addressed
    return candidate
  }

  private static func isSameAgency(_ addressee: String, _ name: String) -> Bool {
    let (a, b) = (ScalarText(addressee).withoutBracketedText, ScalarText(name).withoutBracketedText)
    return a == b || b.count >= 4 && a.ends(b) || a.count >= 4 && b.ends(a)
      || a.starts("各") && b.ends(a.after(a.startIndex + 1)) && a.count >= 4
  }

  private static func candidate(_ text: ScalarText, _ subject: Subject?, _ paragraph: Paragraph) -> TaskCandidate {
    var candidate = TaskCandidate(TaskTitle.short(text), source: text, line: paragraph.line(at: text.startIndex))
    candidate.task.responsible = subject?.names
    return candidate
  }
}
