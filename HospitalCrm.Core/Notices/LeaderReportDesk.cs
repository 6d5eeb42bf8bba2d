using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>领导日报 (S2-4.8): a day's figures in words, to the members of staff who are to have them.</summary>
public sealed class LeaderReportDesk(CrmDb db, DailyFigures figures, TemplateTexts texts, MessageOutbox outbox, Vault vault, HospitalProfile hospital, TimeProvider clock) : IRoomPart
{
    public const string Template = "leader-report";
    public const string Word = "notices.leader-report";

    private const decimal TenThousand = 10_000;

    /// <summary>What the text names, and what the HIS calls it.</summary>
    public static readonly IReadOnlyList<(string Name, string Code)> Figures =
    [
        ("outpatients", DailyFigure.Outpatients), ("emergencies", DailyFigure.Emergencies), ("admissions", DailyFigure.Admitted),
        ("discharges", DailyFigure.Discharged), ("inpatients", DailyFigure.Inpatients), ("income", DailyFigure.Revenue),
    ];

    /// <summary>The report of a day as it would go out now.</summary>
    public async Task<LeaderReportText> WriteAsync(DateOnly on, CancellationToken ct)
    {
        var known = (await figures.ReadAsync(on, on, ct)).GetValueOrDefault(on) ?? new Dictionary<string, DailyFigure>();
        var named = Figures.Select(figure => known.GetValueOrDefault(figure.Code)).ToList();
        var values = new Dictionary<string, object?> { ["date"] = on };
        foreach (var (name, code) in Figures)
        {
            values[name] = known.GetValueOrDefault(code)?.Value is { } value ? code == DailyFigure.Revenue ? value / TenThousand : value : null;
        }

        // All of them were true then; some may have been later, too.
        values["as-of"] = named.OfType<DailyFigure>().Select(figure => (DateTimeOffset?)figure.AsOf).Min();
        return new(await texts.RenderAsync(Template, values, department: null, MessageCategory.Notice, ct), named.Count(figure => figure is null), named.Count);
    }

    /// <summary>Those who are to have it and have a mobile number.</summary>
    public async Task<IReadOnlyList<LeaderReportReader>> ReadersAsync(CancellationToken ct)
    {
        var staff = await db.Staff.AsNoTracking().Where(member => member.IsReportReader && member.LeftAt == null).OrderBy(member => member.StaffNo).Select(member => new { member.StaffNo, member.Name, member.Mobile }).ToListAsync(ct);
        return [.. staff.Select(member => new LeaderReportReader(member.StaffNo, member.Name, Mobile(vault.Open(StaffMember.MobilePurpose, member.Mobile))))];
    }

    /// <summary>Once a day; the caller is not in a transaction.</summary>
    /// <returns>How many messages; 0 when it was sent already, or there is nobody to send it to.</returns>
    public async Task<int> SendAsync(DateOnly on, CancellationToken ct)
    {
        var to = (await ReadersAsync(ct)).Where(reader => reader.Mobile is not null).ToList();
        if (to.Count == 0 || await db.LeaderReports.AnyAsync(report => report.On == on, ct))
        {
            return 0;
        }

        var text = await WriteAsync(on, ct);
        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    db.LeaderReports.Add(new(on, clock.GetUtcNow(), to.Count, text.Missing));
                    await outbox.AddAsync(to.ConvertAll(reader => Message(on, reader, text.Text)), ct);
                    await db.SaveChangesAsync(ct);
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // Another process sent it at the same moment.
            db.ChangeTracker.Clear();
            if (await db.LeaderReports.AnyAsync(report => report.On == on, ct))
            {
                return 0;
            }

            throw;
        }

        return to.Count;
    }

    private static NewMessage Message(DateOnly on, LeaderReportReader reader, RenderedText text) => new(Word, $"{reader.StaffNo}|{on:yyyy-MM-dd}", text.Category, reader.Mobile!, text.Text)
    {
        Kind = text.Kind.ToString(),
        Template = text.Template,
        Edition = text.Edition,
    };

    private string? Mobile(string? number) => PhoneNumbers.Normalise(number, hospital.Numbering) is { Kind: PhoneKind.Mobile } mobile ? mobile.Text : null;
}

/// <param name="Missing">How many of its figures are not known, of <paramref name="Of"/>.</param>
public sealed record LeaderReportText(RenderedText Text, int Missing, int Of);

/// <param name="Mobile">Null: none is known; he gets nothing.</param>
public sealed record LeaderReportReader(string StaffNo, string Name, string? Mobile);
