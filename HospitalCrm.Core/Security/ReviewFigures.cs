using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>What the auditor checks every quarter, with the figures of this moment (S1-10). Never saves.</summary>
public sealed class ReviewFigures(CrmDb db, TimeProvider clock) : IRoomPart
{
    /// <summary>In the order of the list; also text keys behind <c>Review.</c>.</summary>
    private static readonly (string Key, AuditAct[] Acts)[] Counted =
    [
        ("sign-in-failures", [AuditAct.SignInFailed]),
        ("lock-outs", [AuditAct.LockedOut]),
        ("refusals", [AuditAct.Refused]),
        ("reveals", [AuditAct.Revealed]),
        ("exports", [AuditAct.Exported]),
        ("emergency-accesses", [AuditAct.EmergencyOpened]),
    ];

    public string Quarter => QuarterOf(HospitalZone.Local(clock.GetUtcNow()));

    public async Task<IReadOnlyList<ReviewFigure>> ReadAsync(CancellationToken ct)
    {
        var now = HospitalZone.Local(clock.GetUtcNow());
        var day = new DateOnly(now.Year, ((now.Month - 1) / 3 * 3) + 1, 1);
        var (from, range) = (HospitalZone.StartOf(day), $"{day:yyyy-MM-dd}..");
        List<ReviewFigure> figures = [await ChainAsync(ct)];
        foreach (var (key, acts) in Counted)
        {
            var act = acts[0];
            figures.Add(new(key, await db.AuditEntries.LongCountAsync(entry => entry.Act == act && entry.At >= from, ct), $"/audit?act={act}&at={range}"));
        }

        var unused = clock.GetUtcNow().AddDays(-90);
        var accounts = from account in db.Users join staff in db.Staff on account.StaffId equals staff.Id select account;
        figures.Add(new("unused-accounts", await accounts.LongCountAsync(account => account.LastSignedInAt == null || account.LastSignedInAt < unused, ct), null));
        figures.Add(new("single-factor", await accounts.LongCountAsync(account => account.AuthenticatorKey == null, ct), null));
        var silent = db.ConnectedSystems.Where(system => !system.IsDisabled && (system.LastCallAt == null || system.LastCallAt < unused));
        figures.Add(new("silent-systems", await silent.LongCountAsync(ct), null));
        return figures;
    }

    internal static string QuarterOf(DateTimeOffset local) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{local.Year}Q{((local.Month - 1) / 3) + 1}");

    /// <summary>Days since the chain was last found whole; -1 = never, or the last check found it broken.</summary>
    private async Task<ReviewFigure> ChainAsync(CancellationToken ct)
    {
        var last = await db.AuditChecks.AsNoTracking().Where(check => check.EndedAt != null).OrderByDescending(check => check.StartedAt).FirstOrDefaultAsync(ct);
        var days = last is { IsIntact: true, EndedAt: { } at } ? (long)(clock.GetUtcNow() - at).TotalDays : -1;
        return new("chain", days, "/audit/checks");
    }
}

/// <param name="Url">The list behind the figure.</param>
public sealed record ReviewFigure(string Key, long Value, string? Url);
