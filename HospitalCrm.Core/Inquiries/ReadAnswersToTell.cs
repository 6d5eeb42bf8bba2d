using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>待回复来电人: what a department answered and whoever asked does not know yet. One's own first, then what waits longest.</summary>
public sealed class ReadAnswersToTell(CrmDb db, Grants grants, AnswerMessages messages, Vault vault, CurrentActor actor) : IUseCase
{
    public const int Most = 50;

    public static Permission Requires => InquiryPermissions.Register;

    public async Task<AnswersToTell> HandleAsync(CancellationToken ct = default)
    {
        var me = actor.Value.StaffNo;
        var seesAll = await grants.ReachAsync(actor.Value, InquiryPermissions.View) is { IsAll: true };
        var waiting = db.Inquiries.AsNoTracking().Where(inquiry => inquiry.State == InquiryState.Answered);
        var own = await waiting.Where(inquiry => inquiry.RegisteredBy == me).OrderBy(inquiry => inquiry.RegisteredAt).Take(Most).ToListAsync(ct);
        var others = seesAll && own.Count < Most ? await waiting.Where(inquiry => inquiry.RegisteredBy != me).OrderBy(inquiry => inquiry.RegisteredAt).Take(Most - own.Count).ToListAsync(ct) : [];
        var count = await (seesAll ? waiting : waiting.Where(inquiry => inquiry.RegisteredBy == me)).CountAsync(ct);
        var numbers = own.Concat(others).SelectMany(inquiry => new[] { inquiry.RegisteredBy, inquiry.AnsweredBy }).OfType<string>().Distinct().ToList();
        var names = await db.Staff.AsNoTracking().IgnoreQueryFilters().Where(staff => numbers.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, StringComparer.Ordinal, ct);
        return new([.. own.Concat(others).Select(inquiry => Line(inquiry, inquiry.RegisteredBy == me, names))], count);
    }

    private AnswerToTell Line(Inquiry inquiry, bool isMine, Dictionary<string, string> names)
    {
        var answer = vault.Open(Inquiry.AnswerPurpose, inquiry.Answer) ?? "";
        return new(inquiry.Id, inquiry.AnsweredAt, vault.Open(Inquiry.QuestionPurpose, inquiry.Question), answer)
        {
            AnsweredBy = names.GetValueOrDefault(inquiry.AnsweredBy ?? "", inquiry.AnsweredBy ?? ""),
            TakenBy = isMine ? null : names.GetValueOrDefault(inquiry.RegisteredBy, inquiry.RegisteredBy),
            HasPhone = inquiry.Phone is not null,
            MaySend = inquiry.Phone is not null && messages.MaySay(answer),
        };
    }
}

public sealed record AnswersToTell(IReadOnlyList<AnswerToTell> Lines, int Count);

/// <summary>Never the number: it is dialled and written to by the inquiry's key.</summary>
public sealed record AnswerToTell(Id<Inquiry> Id, DateTimeOffset? AnsweredAt, string Question, string Answer)
{
    public required string AnsweredBy { get; init; }

    /// <summary>Null: by the reader himself.</summary>
    public required string? TakenBy { get; init; }

    public required bool HasPhone { get; init; }

    /// <summary>By message: there is a number, and nothing that must not stand on a lock screen.</summary>
    public required bool MaySend { get; init; }
}
