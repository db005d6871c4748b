import Domain

/// Reads telephone contacts: tables of numbers, lines such as 某局：0812-5550101, and the contact that a letter names.
struct ContactReader {
  private(set) var contacts: [Draft.Contact] = []
  private(set) var doubts: [NoticeDoubt] = []

  mutating func read(_ table: NoticeTable) {
    guard table.has(.phone), table.has(.agency) || table.columns.first == .other || table.has(.responsible) else { return }
    var hours: String?
    for row in table.rows {
      let phones = table.cells(row, .phone).flatMap(PhoneNumber.all)
      guard let agency = (table.cells(row, .agency) + table.cells(row, .responsible)).first ?? row.cells.first, !agency.isEmpty,
        !phones.isEmpty
      else { continue }
      if let stated = table.cells(row, .hours).first {
        hours = stated.string
      } else if hours != nil {
        doubts.append(NoticeDoubt(line: row.line, text: agency, why: "上班时间一格为空，按合并单元格取上一行"))
      }
      add(agency.withoutSpaces.string, phones, hours, row.line)
    }
  }

  private static let labels = WordIndex("联系电话： 咨询电话： 电话： 联系方式： 服务电话： 监督电话： 举报电话： 投诉电话： 办公电话： 联系电话 咨询电话 监督电话 电话")

  /// Reads the telephone numbers of a paragraph. A number belongs to the agency named before it, else to the issuer.
  mutating func read(_ paragraph: Paragraph, issuer: String?) {
    guard paragraph.text.contains(where: \.isDigit) else { return }
    var last: String?
    for sentence in paragraph.text.sentences where sentence.contains(where: \.isDigit) {
      guard let label = ContactReader.labels.first(in: sentence) else {
        if !readFurther(sentence, paragraph, after: last) { readEntry(sentence, paragraph) }
        continue
      }
      let phones = PhoneNumber.all(in: sentence.after(label.upperBound))
      guard !phones.isEmpty else { continue }
      let line = paragraph.line(at: sentence.startIndex)
      let digits = sentence.after(label.upperBound).firstIndex(where: \.isDigit) ?? label.upperBound
      if let agency = agency(before: digits, in: sentence.after(label.upperBound)) ?? agency(before: label.lowerBound, in: sentence) {
        add(agency, phones, nil, line)
        last = agency
      } else if let issuer {
        add(issuer, phones, nil, line)
        last = issuer
        doubts.append(NoticeDoubt(line: line, text: sentence, why: "电话没有写明单位，按发文机关登记"))
      }
    }
  }

  /// Reads a further number after the first, of an agency named with it (市税务局 李某 0537-5550142) or of the same agency.
  private mutating func readFurther(_ sentence: ScalarText, _ paragraph: Paragraph, after last: String?) -> Bool {
    guard let last, !sentence.contains("："), let digits = sentence.firstIndex(where: \.isDigit) else { return false }
    let phones = PhoneNumber.all(in: sentence)
    if !phones.isEmpty { add(agency(before: digits, in: sentence) ?? last, phones, nil, paragraph.line, isFurther: true) }
    return true
  }

  private func agency(before end: Int, in sentence: ScalarText) -> String? {
    for piece in sentence.before(end).split(whereSeparator: { "，；：（） \t".unicodeScalars.contains($0) }).reversed() {
      let piece = piece.after(Ordinal(piece)?.end ?? piece.startIndex).bare
      if AgencyName.isName(piece), piece.count <= 25, Subject(piece) == nil { return piece.string }
      if let to = piece.findLast("报"), AgencyName.isName(piece.after(to.upperBound)) { return piece.after(to.upperBound).string }
    }
    return nil
  }

  /// Reads a sentence that consists of a name and a number: 某区医保中心：0812-5550101.
  private mutating func readEntry(_ sentence: ScalarText, _ paragraph: Paragraph) {
    guard sentence.count <= 80, let colon = sentence.firstIndex(of: "：") else { return }
    let name = sentence.before(colon).after(Ordinal(sentence)?.end ?? sentence.startIndex).trimmed
    let phones = PhoneNumber.all(in: sentence.after(colon))
    if AgencyName.isName(name), !phones.isEmpty { add(name.withoutSpaces.string, phones, nil, paragraph.line) }
  }

  private mutating func add(_ agency: String, _ phones: [String], _ hours: String?, _ line: Int, isFurther: Bool = false) {
    guard let index = contacts.firstIndex(where: { $0.agency == agency }) else {
      contacts.append(Draft.Contact(of: agency, phones: phones, hours: hours))
      return
    }
    let known = contacts[index].phones ?? []
    if !Set(known).isSuperset(of: phones) {
      if !isFurther { doubts.append(NoticeDoubt(line: line, text: ScalarText(agency), why: "同一单位前后写了不同的电话，请核对")) }
      contacts[index].phones = (known + phones).uniqued
    }
  }
}
