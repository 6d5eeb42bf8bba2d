using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// How it stands, for whoever knows the number (or the receipt of the web) and the last four digits of the telephone: on the public page himself, or
/// through an agent. A wrong number and wrong digits get the same answer. Never a word of the matter, of people or of departments.
/// </summary>
public sealed class AskComplaintState(CrmDb db, ComplaintDesk desk, Vault vault) : IUseCase
{
    private const int LongestTyped = 40;
    private const int MostMerges = 5;

    public static Permission Requires => ComplaintPermissions.Register;

    /// <returns>Null: there is no such number, or the digits are others.</returns>
    public async Task<ComplaintStanding?> HandleAsync(string? number, string? digits, CancellationToken ct = default)
    {
        var (asked, tail) = (ComplaintReceipt.Read(number), (digits ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim());
        if (asked.Length is 0 or > LongestTyped || tail.Length > LongestTyped)
        {
            return null;
        }

        var found = await FindAsync(
            ComplaintReceipt.IsOne(asked) ? db.Complaints.Where(complaint => complaint.Receipt == asked) : db.Complaints.Where(complaint => complaint.Number == asked),
            ct);
        if (found is null || !Fits(found, asked, tail))
        {
            return null;
        }

        await desk.LogAsync(found.Id, "state asked", ct);
        return await StandingAsync(found, ct);
    }

    /// <summary>Who left no telephone asks by his receipt alone; a number that can be counted up never opens anything by itself.</summary>
    private bool Fits(Asked found, string asked, string tail) => found.Phone is null && found.Tail is null
        ? found.Receipt is not null && found.Receipt == asked
        : ComplaintTail.Fits(vault, found.Tail, found.Phone, tail);

    /// <summary>合并: what is told is how the one goes on that it went into. It was received when it was received.</summary>
    private async Task<ComplaintStanding> StandingAsync(Asked found, CancellationToken ct)
    {
        var now = found;
        for (var hop = 0; hop < MostMerges && now.Into is { } into; hop++)
        {
            now = await FindAsync(db.Complaints.Where(complaint => complaint.Id == into), ct) ?? now with { Into = null };
        }

        return new(
            StateOf(now.State),
            DayOf(found.ReceivedAt),
            now.FeedbackAt is { } told ? DayOf(told) : null,
            now.EndedAt is { } ended ? DayOf(ended) : null);
    }

    private static PublicComplaintState StateOf(ComplaintState state) => state switch
    {
        ComplaintState.Draft => PublicComplaintState.Received,
        ComplaintState.Accepted or ComplaintState.Reopened => PublicComplaintState.Accepted,
        ComplaintState.Closed or ComplaintState.ForceClosed => PublicComplaintState.Ended,
        ComplaintState.Declined => PublicComplaintState.Declined,
        ComplaintState.Transferred => PublicComplaintState.PassedOn,
        _ => PublicComplaintState.UnderWay,
    };

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(HospitalZone.Local(at).DateTime);

    private static Task<Asked?> FindAsync(IQueryable<Complaint> complaints, CancellationToken ct) => complaints
        .Select(complaint => new Asked(complaint.Id, complaint.State, complaint.ReceivedAt, complaint.FeedbackAt, complaint.EndedAt, complaint.PhoneTail, complaint.ComplainantPhone, complaint.Receipt, complaint.MergedIntoId))
        .FirstOrDefaultAsync(ct);

    private sealed record Asked(
        Id<Complaint> Id, ComplaintState State, DateTimeOffset ReceivedAt, DateTimeOffset? FeedbackAt, DateTimeOffset? EndedAt, byte[]? Tail, Sealed? Phone, string? Receipt, Id<Complaint>? Into);
}

/// <summary>What the complainant is told without anybody looking into the case.</summary>
/// <param name="FeedbackOn">Null: he was not told the result yet.</param>
public sealed record ComplaintStanding(PublicComplaintState State, DateOnly ReceivedOn, DateOnly? FeedbackOn, DateOnly? EndedOn);

/// <summary>A state in words that say nothing of what goes on inside.</summary>
public enum PublicComplaintState
{
    /// <summary>已收到，待受理.</summary>
    Received,

    /// <summary>已受理.</summary>
    Accepted,

    /// <summary>办理中.</summary>
    UnderWay,

    /// <summary>已办结.</summary>
    Ended,

    /// <summary>不予受理.</summary>
    Declined,

    /// <summary>已转有关部门.</summary>
    PassedOn,
}
