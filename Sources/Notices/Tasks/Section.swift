/// The headings above a paragraph, from the outermost to the innermost.
struct Section {
  private var headings: [(level: Int, words: ScalarText)] = []

  private static let preambles = WordIndex("指导思想 基本原则 工作思路 工作背景 目的意义 重要意义 基本情况 工作原则 编制依据 总体思路 基本思路 工作成效 存在问题及原因 背景")
  private static let steps = WordIndex("实施步骤 工作步骤 时间步骤 方法步骤 时间安排 工作安排 进度安排 步骤 阶段 活动安排 时间进度")

  /// Updates the headings at a paragraph, which may be a heading itself.
  mutating func enter(_ paragraph: Paragraph) {
    guard let level = paragraph.ordinal?.level else { return }
    headings.removeAll { $0.level >= level }
    headings.append((level, paragraph.heading ?? ""))
  }

  private static let goals = WordIndex("总体目标 工作目标 主要目标 发展目标 目标要求 预期目标")

  /// Whether the sentence states a goal of all tasks together: 到2025年底… under a heading of goals.
  func isGoal(_ sentence: ScalarText) -> Bool { sentence.starts("到") && headings.contains { Section.goals.found(in: $0.words) } }

  /// Whether the section only states reasons and principles.
  var isPreamble: Bool { headings.contains { Section.preambles.found(in: $0.words) } }

  /// Whether the section describes steps of the work.
  var isSteps: Bool { headings.contains { Section.steps.found(in: $0.words) } }
}
