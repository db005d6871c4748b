import Domain
import WorkflowFiles

/// A small valid kind, into which tests put one mistake at a time.
enum ErrandFixture {
  static let yaml = """
    kind: errand
    name: { zh: 跑腿, en: Errand }
    version: 1
    register: { by: office }
    limit: 5 working days
    fields:
      bank: { name: { zh: 银行, en: Bank }, type: choice, options: { a: { zh: 甲, en: A } } }
      proof: { name: { zh: 凭证, en: Proof }, type: file }
    states:
      open: { name: { zh: 待办, en: Open }, initial: true }
      waiting: { name: { zh: 等待, en: Waiting }, clock: paused }
      checking: { name: { zh: 待核, en: Checking }, limit: 2 working days }
      closed: { name: { zh: 已办, en: Done }, done: true }
    moves:
      wait: { name: { zh: 等, en: Wait }, from: open, to: waiting, by: party }
      resume: { name: { zh: 恢复, en: Resume }, from: waiting, to: open, by: party }
      submit: { name: { zh: 报, en: Submit }, from: open, to: checking, by: party, needs: proof }
      finish: { name: { zh: 办结, en: Finish }, from: checking, to: closed, by: office, not-by: submit }
      reopen: { name: { zh: 重开, en: Reopen }, from: closed, to: open, by: office }
    reminders:
      - { in: open, before: 1 working day, to: [party] }

    """

  /// Replaces `right`, which must occur exactly once, by `wrong`.
  static func with(_ right: String, _ wrong: String, in yaml: String = yaml) -> String {
    precondition(yaml.ranges(of: right).count == 1, right)
    return yaml.replacing(right, with: wrong)
  }

  /// `line: sentence` for each diagnostic, in English.
  static func diagnostics(_ yaml: String, beside kinds: [Workflow] = []) -> [String] {
    do throws(Diagnostics) {
      let file = try WorkflowFile(yaml, file: "kinds/errand.yaml")
      return WorkflowCheck(file, beside: kinds + [file.workflow]).diagnostics().map(short)
    } catch { return error.list.map(short) }
  }

  static func short(_ diagnostic: Diagnostic) -> String { "\(diagnostic.line): \(diagnostic.sentence.en)" }
}
