using System.Text;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Web.Parts;

namespace HospitalCrm.Web.Complaints;

/// <summary>How states and acts are called in the browser, and what they look like.</summary>
internal static class ComplaintWord
{
    /// <summary>The acts a case page offers, in the order of their buttons; callbacks have a box of their own.</summary>
    public static readonly IReadOnlyList<ComplaintAct> Buttons =
    [
        ComplaintAct.Accept, ComplaintAct.Assign, ComplaintAct.Account, ComplaintAct.Contact, ComplaintAct.Feedback, ComplaintAct.AskClosure, ComplaintAct.EndByOffice,
        ComplaintAct.AnotherRound, ComplaintAct.ApproveEnd, ComplaintAct.RejectEnd, ComplaintAct.Wait, ComplaintAct.Resume, ComplaintAct.SettleOnSpot, ComplaintAct.Decline,
        ComplaintAct.Merge, ComplaintAct.Transfer, ComplaintAct.Force, ComplaintAct.Reopen,
    ];

    /// <summary>What is done at one press, with nothing to type.</summary>
    public static bool IsPlain(ComplaintAct act) => act is ComplaintAct.Accept or ComplaintAct.ApproveEnd or ComplaintAct.Resume;

    /// <summary>The next step of the loop stands out.</summary>
    public static bool IsNext(ComplaintAct act, ComplaintState state) => (act, state) is
        (ComplaintAct.Accept, _) or (ComplaintAct.Assign, ComplaintState.Accepted or ComplaintState.Reopened) or (ComplaintAct.AskClosure, _)
        or (ComplaintAct.Resume, _) or (ComplaintAct.EndByOffice, _) or (ComplaintAct.ApproveEnd, _);

    public static string Of(ComplaintAct act) => act switch
    {
        ComplaintAct.Account => "complaint-statement",
        ComplaintAct.AskClosure => "complaint-resolve",
        ComplaintAct.ApproveEnd => "complaint-force-approve",
        ComplaintAct.RejectEnd => "complaint-force-reject",
        ComplaintAct.EndByOffice => "complaint-end",
        ComplaintAct.AnotherRound => "complaint-again",
        ComplaintAct.SettleOnSpot => "complaint-onspot",
        _ => "complaint-" + Kebab(act.ToString()),
    };

    public static string Icon(ComplaintAct act) => act switch
    {
        ComplaintAct.Accept => "task_alt",
        ComplaintAct.Assign => "assignment_ind",
        ComplaintAct.Account => "edit_note",
        ComplaintAct.Contact => "call",
        ComplaintAct.Feedback => "record_voice_over",
        ComplaintAct.AskClosure => "flag",
        ComplaintAct.AnotherRound => "replay",
        ComplaintAct.Wait => "pause",
        ComplaintAct.Resume => "play_arrow",
        ComplaintAct.Merge => "merge",
        ComplaintAct.Transfer => "output",
        ComplaintAct.Reopen => "restart_alt",
        _ => "check",
    };

    /// <summary>ClosureRequested → closure-requested.</summary>
    public static string Of(ComplaintState state) => Kebab(state.ToString());

    public static TagTone Tone(ComplaintState state) => state switch
    {
        ComplaintState.Draft or ComplaintState.Accepted or ComplaintState.Reopened => TagTone.Info,
        ComplaintState.Handling or ComplaintState.Waiting or ComplaintState.ClosureRequested or ComplaintState.CallbackDue => TagTone.Warning,
        ComplaintState.ForcePending or ComplaintState.ForceClosed => TagTone.Danger,
        ComplaintState.Closed => TagTone.Good,
        _ => TagTone.Plain,
    };

    private static string Kebab(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
