using System.Globalization;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Crisis;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Desk;

/// <summary>危机来电: one press. 总值班 is written to who has the call and where, never who calls; pressed again, nothing more is sent.</summary>
public sealed class RaiseCrisis(CrmDb db, CallAccess access, CrisisBook book, MessageOutbox outbox, TemplateTexts texts, HospitalProfile hospital, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const string Source = "crisis-calls";
    public const string Template = "crisis-call";

    public static Permission Requires => CallPermissions.Answer;

    public async Task<CrisisSheet> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync("crisis:" + id, ct);
                var call = await access.OwnAsync(id, ct);
                if (!await db.CrisisCalls.AnyAsync(known => known.CallId == id, ct))
                {
                    await KeepAsync(call, ct);
                }
            },
            ct);
        return (await book.FindAsync(id, ct))!;
    }

    private async Task KeepAsync(CallSession call, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var crisis = new CrisisCall(call.Id, actor.Value.StaffNo, now);
        db.CrisisCalls.Add(crisis);
        if (await NoticeAsync(call, now, ct) is { } notice)
        {
            var answer = await outbox.AddAsync(notice, ct);
            if (answer.State != MessageState.Suppressed)
            {
                crisis.TellDuty();
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task<NewMessage?> NoticeAsync(CallSession call, DateTimeOffset now, CancellationToken ct)
    {
        if (hospital.Subscriber(parameters.Get(CrisisParameters.DutyPhone)) is not { } to)
        {
            return null;
        }

        var where = call.Extension is { } extension ? $"，分机{extension}" : "";
        var what = string.Create(CultureInfo.InvariantCulture, $"坐席{actor.Value.Name}{HospitalZone.Local(now):HH:mm}接到危机来电{where}");
        try
        {
            var text = await texts.RenderAsync(Template, new Dictionary<string, object?> { ["name"] = "总值班", ["text"] = what }, department: null, asked: null, ct);
            return new(Source, call.Id.ToString(), text.Category, to, text.Text) { Kind = text.Kind.ToString(), Template = text.Template, Edition = text.Edition, Priority = 1 };
        }
        catch (RuleViolation unsayable) when (unsayable.Code.StartsWith("Messaging.", StringComparison.Ordinal))
        {
            // The template was switched off or spoilt: the agent's script must come up all the same, and says that nobody was written to.
            return null;
        }
    }
}
