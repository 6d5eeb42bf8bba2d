using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// Who may read and do what, decided in one place and without the database: pages offer by it, use cases refuse by it. Whoever is complained
/// about, himself or his department, never sees the complainant and decides nothing (docs/adr/0057).
/// </summary>
public static class ComplaintRules
{
    private static readonly ComplaintState[] UnderWay = [ComplaintState.Accepted, ComplaintState.Reopened, ComplaintState.Handling, ComplaintState.Waiting];

    private static readonly Dictionary<ComplaintAct, ComplaintState[]> Times = new()
    {
        [ComplaintAct.Accept] = [ComplaintState.Draft],
        [ComplaintAct.Assign] = [ComplaintState.Accepted, ComplaintState.Reopened, ComplaintState.Handling],
        [ComplaintAct.Account] = UnderWay,
        [ComplaintAct.Contact] = [ComplaintState.Draft, .. UnderWay],
        [ComplaintAct.Feedback] = UnderWay,
        [ComplaintAct.AskClosure] = [ComplaintState.Handling],
        [ComplaintAct.Callback] = [ComplaintState.CallbackDue],
        [ComplaintAct.EndByOffice] = [ComplaintState.ClosureRequested],
        [ComplaintAct.AnotherRound] = [ComplaintState.ClosureRequested],
        [ComplaintAct.Force] = [.. UnderWay, ComplaintState.ClosureRequested, ComplaintState.CallbackDue],
        [ComplaintAct.ApproveEnd] = [ComplaintState.ForcePending, ComplaintState.ClosureRequested],
        [ComplaintAct.RejectEnd] = [ComplaintState.ForcePending, ComplaintState.ClosureRequested],
        [ComplaintAct.Wait] = [ComplaintState.Handling],
        [ComplaintAct.Resume] = [ComplaintState.Waiting],
        [ComplaintAct.Decline] = [ComplaintState.Draft, ComplaintState.Accepted],
        [ComplaintAct.Transfer] = UnderWay,
        [ComplaintAct.Merge] = [ComplaintState.Draft, .. UnderWay],
        [ComplaintAct.SettleOnSpot] = [ComplaintState.Accepted],
        [ComplaintAct.Reopen] = [ComplaintState.Closed, ComplaintState.ForceClosed],
    };

    private static readonly Dictionary<ComplaintAct, Permission> Rights = new()
    {
        [ComplaintAct.Accept] = ComplaintPermissions.Manage,
        [ComplaintAct.Assign] = ComplaintPermissions.Manage,
        [ComplaintAct.Account] = ComplaintPermissions.Account,
        [ComplaintAct.Contact] = ComplaintPermissions.Feedback,
        [ComplaintAct.Feedback] = ComplaintPermissions.Feedback,
        [ComplaintAct.AskClosure] = ComplaintPermissions.Handle,
        [ComplaintAct.Callback] = ComplaintPermissions.Callback,
        [ComplaintAct.EndByOffice] = ComplaintPermissions.Manage,
        [ComplaintAct.AnotherRound] = ComplaintPermissions.Manage,
        [ComplaintAct.Force] = ComplaintPermissions.Force,
        [ComplaintAct.ApproveEnd] = ComplaintPermissions.Approve,
        [ComplaintAct.RejectEnd] = ComplaintPermissions.Approve,
        [ComplaintAct.Wait] = ComplaintPermissions.Feedback,
        [ComplaintAct.Resume] = ComplaintPermissions.Feedback,
        [ComplaintAct.Decline] = ComplaintPermissions.Manage,
        [ComplaintAct.Transfer] = ComplaintPermissions.Manage,
        [ComplaintAct.Merge] = ComplaintPermissions.Manage,
        [ComplaintAct.SettleOnSpot] = ComplaintPermissions.Register,
        [ComplaintAct.Reopen] = ComplaintPermissions.Manage,
    };

    public static IEnumerable<ComplaintAct> Acts => Times.Keys;

    public static bool IsFinal(ComplaintState state) => state is
        ComplaintState.Closed or ComplaintState.ForceClosed or ComplaintState.Declined or ComplaintState.Transferred or ComplaintState.Merged;

    public static bool IsTimeFor(ComplaintAct act, ComplaintState state) => Times.TryGetValue(act, out var states) && states.Contains(state);

    /// <summary>Whether he may open it at all; to everybody else there is no such complaint.</summary>
    public static bool MayOpen(Complaint complaint, ComplaintViewer viewer)
    {
        if (viewer.View is not { } reach)
        {
            return false;
        }

        if (viewer.IsSubjectOf(complaint))
        {
            return !complaint.IsConfidential && complaint.State != ComplaintState.Draft;
        }

        if (viewer.IsConcernedBy(complaint))
        {
            return complaint.VisibleCode == viewer.DepartmentCode && complaint.State != ComplaintState.Draft && reach.Scope >= Security.DataScope.Department;
        }

        return reach.IsAll
            || (reach.Scope == Security.DataScope.Department && viewer.WorksFor(complaint))
            || complaint.RegisteredBy == viewer.StaffNo
            || (complaint.State == ComplaintState.CallbackDue && viewer.Has(ComplaintPermissions.Callback));
    }

    /// <summary>Name, number, words and archive of whoever complained.</summary>
    public static bool SeesComplainant(Complaint complaint, ComplaintViewer viewer) => MayOpen(complaint, viewer) && !viewer.IsConcernedBy(complaint);

    /// <summary>Why he may not do it; null when he may. Whether it is time for it is another question.</summary>
    public static string? Refusal(Complaint complaint, ComplaintViewer viewer, ComplaintAct act)
    {
        if (!MayOpen(complaint, viewer))
        {
            return "Complaints.Missing";
        }

        if (!Rights.TryGetValue(act, out var right) || !viewer.Has(right))
        {
            return "Complaints.NotYours";
        }

        return act switch
        {
            ComplaintAct.Account => GivesAccount(complaint, viewer) ? null : "Complaints.OnlySubject",
            ComplaintAct.AskClosure => MayAskClosure(complaint, viewer),
            _ when viewer.IsConcernedBy(complaint) => "Complaints.Conflict",
            ComplaintAct.Contact or ComplaintAct.Feedback or ComplaintAct.Wait or ComplaintAct.Resume => IsAtWork(complaint, viewer) ? null : "Complaints.NotYours",
            ComplaintAct.SettleOnSpot => viewer.Has(ComplaintPermissions.Manage) || complaint.RegisteredBy == viewer.StaffNo ? null : "Complaints.NotYours",
            ComplaintAct.ApproveEnd or ComplaintAct.RejectEnd when complaint.ProposedBy == viewer.StaffNo => "Complaints.SecondPerson",
            _ => null,
        };
    }

    /// <summary>What a page offers him now.</summary>
    public static IReadOnlySet<ComplaintAct> Offered(Complaint complaint, ComplaintViewer viewer) => Acts
        .Where(act => IsTimeFor(act, complaint.State) && Refusal(complaint, viewer, act) is null)
        .Where(act => act is not (ComplaintAct.ApproveEnd or ComplaintAct.RejectEnd) || complaint.ProposedBy is not null)
        .Where(act => act != ComplaintAct.EndByOffice || complaint.ProposedBy is null)
        .ToHashSet();

    private static bool IsAtWork(Complaint complaint, ComplaintViewer viewer) => viewer.Has(ComplaintPermissions.Manage) || viewer.WorksFor(complaint);

    /// <summary>The person himself; of a department as such, whoever answers for it.</summary>
    private static bool GivesAccount(Complaint complaint, ComplaintViewer viewer) =>
        complaint.SubjectNo is null ? viewer.IsConcernedBy(complaint) && viewer.Has(ComplaintPermissions.Handle) : viewer.IsSubjectOf(complaint);

    private static string? MayAskClosure(Complaint complaint, ComplaintViewer viewer)
    {
        if (viewer.IsSubjectOf(complaint) && !viewer.SubjectResolves.Contains(complaint.CategoryCode))
        {
            return "Complaints.Conflict";
        }

        return IsAtWork(complaint, viewer) || viewer.IsConcernedBy(complaint) ? null : "Complaints.NotYours";
    }
}
