using System.Globalization;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>发短信: what is told, to whoever asked, in one click: to the number typed, or to that of the call. The gate has the last word.</summary>
public sealed class SendKnowledge(CrmDb db, AnswerMessages messages, CallAccess calls, HospitalProfile hospital, Vault vault) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Send;

    public async Task<OutboxAnswer> HandleAsync(KnowledgeMessage wish, CancellationToken ct = default)
    {
        var article = await db.KnowledgeArticles.AsNoTracking().SingleOrDefaultAsync(known => known.Id == new Id<KnowledgeArticle>(wish.Article) && known.State == KnowledgeState.Published, ct)
            ?? throw new RuleViolation("Knowledge.Missing");
        var number = wish.Call is { } rung ? vault.Open(CallSession.NumberPurpose, (await calls.OwnAsync(new(rung), ct)).Number) : wish.Phone;
        var to = hospital.Subscriber(number) ?? throw new RuleViolation("Inquiries.PhoneUnreadable");
        var words = Words(article);
        if (!messages.MaySay(words))
        {
            throw new RuleViolation("Inquiries.Sensitive");
        }

        var answer = await messages.SendAsync($"{wish.Token}|{wish.Article}", to, patient: null, words, ct) ?? throw new RuleViolation("Inquiries.NoTemplate");
        await db.SaveChangesAsync(ct);
        return answer;
    }

    /// <summary>A clinic's days are part of what is told.</summary>
    private static string Words(KnowledgeArticle article) => article is { FromOn: { } from, UntilOn: { } until }
        ? string.Create(CultureInfo.InvariantCulture, $"{article.Title}（{from:M月d日}至{until:M月d日}）：{article.Answer}")
        : $"{article.Title}：{article.Answer}";
}

/// <param name="Token">Of the form: the same article sent twice from it is one message.</param>
/// <param name="Call">Its number is used and never shown; null: the one typed.</param>
public sealed record KnowledgeMessage(Guid Token, Guid Article, string Phone, Guid? Call = null);
