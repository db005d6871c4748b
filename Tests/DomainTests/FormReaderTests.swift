import Domain
import Testing

@Suite("A form as it comes in")
struct FormReaderTests {
  /// A field of every kind.
  static let workflow = ShippedLibrary.kind(
    """
    kind: visit
    name: { zh: 走访, en: Visit }
    version: 1
    register: { by: office }
    fields:
      place: { name: { zh: 地点, en: Place }, type: text }
      notes: { name: { zh: 记录, en: Notes }, type: paragraph }
      bank: { name: { zh: 银行, en: Bank }, type: choice, options: { a: { zh: 甲银行, en: Bank A }, b: { zh: 乙银行, en: Bank B } } }
      urgent: { name: { zh: 加急, en: Urgent }, type: flag }
      cards: { name: { zh: 卡数, en: Cards }, type: number }
      amount: { name: { zh: 金额, en: Amount }, type: money }
      day: { name: { zh: 日期, en: Day }, type: date }
      scan: { name: { zh: 扫描件, en: Scan }, type: file }
      photos: { name: { zh: 照片, en: Photos }, type: file, many: true }
      phone: { name: { zh: 电话, en: Phone }, type: phone }
      card: { name: { zh: 身份证号, en: Identity card }, type: identity-card }
    states:
      open: { name: { zh: 开, en: Open }, initial: true }
      closed: { name: { zh: 关, en: Closed }, done: true }
    moves:
      close: { name: { zh: 关, en: Close }, from: open, to: closed, by: office }
    """)

  private let reader = FormReader(workflow: Self.workflow, roster: .bureau, uploads: ["scan.pdf", "a.jpg", "b.jpg"])

  private func value(_ field: String, _ input: Input) throws -> Value? { try reader.form([field: input]).fields[field] }

  private func cause(_ field: String, _ input: Input) -> Fault.Cause? {
    do throws(Refusal) { _ = try reader.form([field: input]) } catch {
      if case .faults(let faults) = error, faults.count == 1, faults[0].field == field { return faults[0].cause }
    }
    return nil
  }

  @Test("is read field by field")
  func whole() throws {
    let form = try reader.form([
      "title": .text("  走访甲银行 "), "reason": .text("例行"), "limit": .text("2019年11月29日"), "lead": .text("政策组"),
      "assisting": .text("技术组、界首市医保局"), "assignee": .text("郑伟"), "place": .text("甲银行营业部"), "notes": .text("第一行\n第二行"), "bank": .text("乙银行"),
      "urgent": .text("是"), "cards": .text("1,024"), "amount": .text("¥2,318.40元"), "day": .text("2019/11/20"), "scan": .text("scan.pdf"),
      "photos": .list(["a.jpg", "", "b.jpg"]), "phone": .text("+86 (531) 1234-5678"), "card": .text("37010119900101123x"),
    ])
    #expect(form.title == "走访甲银行" && form.reason == "例行" && form.limit == "2019-11-29")
    #expect(form.lead == .policy && form.assisting == [.technical, .jieshou] && form.assignee == "zheng")
    #expect(form.fields["bank"] == .text("b") && form.fields["urgent"] == .flag(true) && form.fields["cards"] == .integer(1024))
    #expect(form.fields["amount"] == .integer(231_840) && form.fields["day"] == .text("2019-11-20"))
    #expect(form.fields["scan"] == .list(["scan.pdf"]) && form.fields["photos"] == .list(["a.jpg", "b.jpg"]))
    #expect(form.fields["phone"] == .text("+8653112345678") && form.fields["card"] == .text("37010119900101123X"))
    #expect(form.fields["notes"] == .text("第一行\n第二行"))
  }

  @Test("empty is not there, in whatever way it is empty")
  func empty() throws {
    let form = try reader.form([
      "title": .text("  "), "reason": .text(""), "limit": .text(""), "lead": .text(""), "assignee": .nothing, "place": .text(" \n"),
      "amount": .text(""),
      "day": .nothing, "photos": .list([]), "bank": .text(""), "urgent": .text(""), "phone": .text(""),
    ])
    var empty = Form()
    empty.emptied = form.emptied
    #expect(form == empty && form.emptied.isSuperset(of: ["title", "assignee", "place", "day", "bank"]))
  }

  @Test("every fault is named at once, in the order of the fields")
  func allAtOnce() {
    let inputs: [String: Input] = ["amount": .text("许多"), "day": .text("2019-02-31"), "colour": .text("red"), "place": .text("甲银行")]
    #expect(throws: Refusal.faults([Fault("amount", .notAmount), Fault("colour", .unknown), Fault("day", .notADate)])) {
      try reader.form(inputs)
    }
  }

  @Test("words that are no words, or too many")
  func texts() throws {
    #expect(cause("place", .number(3)) == .notText)
    #expect(cause("place", .list(["甲"])) == .notText)
    #expect(cause("place", .other) == .notText)
    #expect(cause("place", .text("甲\u{0}乙")) == .notText)
    #expect(cause("title", .text(String(repeating: "长", count: 201))) == .tooLong(most: 200))
    #expect(cause("place", .text(String(repeating: "长", count: 501))) == .tooLong(most: 500))
    #expect(cause("notes", .text(String(repeating: "长", count: 20_001))) == .tooLong(most: 20_000))
    #expect(try value("notes", .text(String(repeating: "长", count: 20_000))) != nil)
    #expect(try value("place", .text("<b>甲</b>")) == .text("<b>甲</b>"), "what is shown escapes it")
  }

  @Test("choices by id or by name in either language")
  func choices() throws {
    for word in ["a", "甲银行", "Bank A", " a "] { #expect(try value("bank", .text(word)) == .text("a")) }
    #expect(cause("bank", .text("丙银行")) == .notAnOption(["甲银行", "乙银行"]))
    #expect(cause("bank", .number(1)) == .notText)
  }

  @Test("yes and no")
  func flags() throws {
    for word in ["true", "1", "on", "YES", "是"] { #expect(try value("urgent", .text(word)) == .flag(true)) }
    for word in ["false", "0", "off", "No", "否"] { #expect(try value("urgent", .text(word)) == .flag(false)) }
    #expect(try value("urgent", .flag(false)) == .flag(false))
    #expect(cause("urgent", .text("maybe")) == .notFlag)
    #expect(cause("urgent", .number(1)) == .notFlag)
  }

  @Test("dates that are none", arguments: ["2019-02-31", "明天", "20191120", "2019-11"])
  func dates(text: String) {
    #expect(cause("day", .text(text)) == .notADate)
    #expect(cause("limit", .text(text)) == .notADate)
  }

  @Test("a date is never a number")
  func dateNumber() { #expect(cause("day", .number(43_789)) == .notADate) }

  @Test("files that were handed in, one where one is asked for")
  func files() {
    #expect(cause("scan", .list(["a.jpg", "b.jpg"])) == .onlyOne)
    #expect(cause("scan", .text("stolen.pdf")) == .notAnUpload)
    #expect(cause("photos", .list(["a.jpg", "stolen.pdf"])) == .notAnUpload)
    #expect(cause("photos", .flag(true)) == .notAnUpload)
  }

  @Test("numbers people call", arguments: [("12345", "12345"), ("0531-1234 5678", "053112345678"), ("(0531)12345678", "053112345678")])
  func phones(text: String, kept: String) throws { #expect(try value("phone", .text(text)) == .text(kept)) }

  @Test("numbers nobody can call", arguments: ["12", "1234567890123456", "五三一", "0531转8", "１２３４５"])
  func wrongPhones(text: String) { #expect(cause("phone", .text(text)) == .notPhone) }

  @Test("identity cards by their form", arguments: ["370101199001011234", "37010119900101123X", "370101900101123"])
  func identityCards(text: String) throws { #expect(try value("card", .text(text)) == .text(text)) }

  @Test(
    "identity cards that cannot be",
    arguments: ["37010119900101123", "37010119900101123Y", "X70101199001011234", "3701019001011231", "37010190010112X", "三七零"])
  func wrongIdentityCards(text: String) { #expect(cause("card", .text(text)) == .notIdentityCard) }

  @Test("neither a phone nor a card is a number, since zeros count")
  func notNumbers() {
    #expect(cause("phone", .number(12_345)) == .notPhone)
    #expect(cause("card", .number(3.7e17)) == .notIdentityCard)
  }
}

@Suite("Amounts")
struct AmountTests {
  private let reader = FormReader(workflow: FormReaderTests.workflow, roster: .bureau)

  private func read(_ field: String, _ input: Input) -> Int64? { try? reader.form([field: input]).fields[field]?.integer }

  @Test(
    "in yuan are kept in fen",
    arguments: [
      ("0", 0), ("5", 500), ("5.1", 510), ("5.10", 510), ("0.01", 1), ("-3.50", -350), ("-0", 0), ("2,318.40", 231_840),
      ("2，318.40元", 231_840),
      ("¥5", 500), ("￥5.00 元", 500), ("-¥5", -500), ("1,234,567.89", 123_456_789), ("999999999999.99", 99_999_999_999_999), ("007", 700),
    ])
  func money(text: String, fen: Int64) { #expect(read("amount", .text(text)) == fen) }

  @Test(
    "that could mean two things are refused",
    arguments: [
      "5.", ".5", "5.123", "1e3", "5..1", "--5", "5-", "+5", "1,50", "12,34", "1,2345", ",500", "500,", "3元5", "元", "¥", "5元元", "五元",
      "5 000", "1000000000000",
      "５", "NaN", "0x10", "5.1.2", "5,000,00",
    ])
  func notMoney(text: String) { #expect(read("amount", .text(text)) == nil) }

  @Test("as numbers must be exact to the fen")
  func numbers() {
    #expect(read("amount", .number(2318.4)) == 231_840)
    #expect(read("amount", .number(0.1 + 0.2)) == 30)
    #expect(read("amount", .number(-0.01)) == -1)
    #expect(read("amount", .number(0.005)) == nil)
    #expect(read("amount", .number(1e13)) == nil)
    #expect(read("amount", .number(.nan)) == nil)
    #expect(read("amount", .number(.infinity)) == nil)
    #expect(read("amount", .flag(true)) == nil)
  }

  /// “12.” once asked for a run of no digits and brought the server down.
  @Test("counts are whole", arguments: [("12", 12), ("1,024", 1024), ("-3", -3)])
  func counts(text: String, count: Int64) { #expect(read("cards", .text(text)) == count) }

  @Test("or no counts", arguments: ["12.", "12.0", "12.5", ".", "", "12元", "¥12", "1 2", "1,02"])
  func notCounts(text: String) { #expect(read("cards", .text(text)) == nil) }

  @Test("nor are halves")
  func halves() {
    #expect(read("cards", .number(3)) == 3)
    #expect(read("cards", .number(3.5)) == nil)
  }
}
