import Domain

/// Reads questions and answers: headings that are questions, 问：… 答：…, or tables with a column for each.
enum QuestionReader {
  static func read(_ part: Part) -> [Draft.FAQEntry] {
    let paragraphs = part.paragraphs
    let pairs = pairs(paragraphs)
    if !pairs.isEmpty || !part.hasQuestions { return pairs + rows(part) }
    guard let level = paragraphs.compactMap(\.ordinal?.level).first else { return rows(part) }
    var questions: [Draft.FAQEntry] = []
    for paragraph in paragraphs {
      if paragraph.ordinal?.level == level, let heading = paragraph.heading {
        questions.append(Draft.FAQEntry(asking: heading.string, answer: paragraph.body.string))
      } else if !questions.isEmpty {
        add(paragraph.text, to: &questions[questions.count - 1])
      }
    }
    return questions
  }

  private static let asking = WordIndex("问： Q： 问题：")
  private static let answering = WordIndex("答： A： 解答： 回答：")

  private static func pairs(_ paragraphs: [Paragraph]) -> [Draft.FAQEntry] {
    var questions: [Draft.FAQEntry] = []
    var answering = false
    for paragraph in paragraphs {
      let words = paragraph.words
      if let mark = asking.start(words) {
        let rest = words.after(mark.upperBound)
        let answer = QuestionReader.answering.first(in: rest)
        questions.append(Draft.FAQEntry(asking: rest.before(answer?.lowerBound ?? rest.endIndex).trimmed.string, answer: ""))
        answering = answer != nil
        if let answer { add(rest.after(answer.upperBound), to: &questions[questions.count - 1]) }
      } else if !questions.isEmpty, let mark = QuestionReader.answering.start(words) {
        answering = true
        add(words.after(mark.upperBound), to: &questions[questions.count - 1])
      } else if answering, paragraph.ordinal == nil || (paragraph.ordinal?.level ?? 0) > 2 {
        add(paragraph.text, to: &questions[questions.count - 1])
      }
    }
    return questions.filter { !$0.answer.isEmpty }
  }

  private static func rows(_ part: Part) -> [Draft.FAQEntry] {
    part.tables.filter { $0.has(.answer) }.flatMap { table in
      table.rows.compactMap { row in
        guard let answer = table.cells(row, .answer).first, let question = (table.cells(row, .question) + table.cells(row, .work)).first
        else { return nil }
        return Draft.FAQEntry(asking: question.string, answer: answer.string)
      }
    }
  }

  private static func add(_ text: ScalarText, to question: inout Draft.FAQEntry) {
    question.answer += (question.answer.isEmpty ? "" : "\n") + text.trimmed.string
  }
}
