using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>
/// Sends the questions to the patient instead of ringing him: one question by message, to be answered by a figure; more by a link to the web
/// form. Never saves.
/// </summary>
public sealed class FormDesk(CrmDb db, FormReach reach, FormTrace trace, AnswerSheets sheets, TemplateTexts texts, MessageOutbox outbox, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public const string Template = "follow-up-form";
    public const string Source = "follow-ups.form";
    public const string QuestionTemplate = "follow-up-question";
    public const string QuestionSource = "follow-ups.question";

    public async Task<FormStanding> StandingAsync(FollowUpTask task, CancellationToken ct)
    {
        var sent = await trace.LastAsync(task, ct);
        var blank = task.QuestionnaireCode is { } code ? await sheets.BlankAsync(code, ct) : null;
        var byMessage = blank is not null && FitsAMessage(blank);
        FormHindrance? early = blank is null ? FormHindrance.NoQuestionnaire
            : !byMessage && parameters.Get(FormParameters.Address).Length == 0 ? FormHindrance.NoAddress
            : task.State is not (FollowUpState.Due or FollowUpState.Leased or FollowUpState.Waiting) ? FormHindrance.NotDue
            : sent is { State: FormState.Sent or FormState.Opened } ? FormHindrance.AlreadySent
            : null;
        if (early is not null)
        {
            return new(early, NeedsConsent: false, byMessage, sent);
        }

        var found = await reach.OfAsync(task, ct);
        var hindrance = found.Hindrance ?? (!byMessage && found.Factor is null ? FormHindrance.NoFactor : null);
        return new(hindrance, found.NeedsConsent, byMessage, sent) { To = found.To, Patient = found.Patient, Factor = found.Factor ?? default, Blank = blank };
    }

    /// <summary>Nobody rings while the patient has the form.</summary>
    /// <exception cref="RuleViolation">It may not be sent, or the message was held back for good.</exception>
    public async Task SendAsync(FollowUpTask task, FormStanding standing, CancellationToken ct)
    {
        if (standing is not { Hindrance: null, To: { } to, Blank: { } blank })
        {
            throw new RuleViolation("FollowUps.FormNotOffered", standing.Hindrance);
        }

        var now = clock.GetUtcNow();
        var until = now.AddDays(parameters.Get(FormParameters.Days));
        if (standing.IsByMessage)
        {
            var question = new FollowUpQuestion(task, blank.Edition, now, until);
            var only = MessageQuestion.Of(blank.Set)!;
            question.CarryBy(await PutAsync(task, QuestionSource, question.Id.ToString(), to, QuestionTemplate, new() { ["name"] = standing.Patient, ["question"] = Question.Topic(only.Text), ["answers"] = MessageQuestion.Offer(only), ["until"] = until }, until, ct));
            db.FollowUpQuestions.Add(question);
        }
        else
        {
            var (token, hash) = OneTimeLinks.New();
            var link = new FollowUpLink(task, hash, standing.Factor, actor.Value.StaffNo, now, until);
            link.CarryBy(await PutAsync(task, Source, link.Id.ToString(), to, Template, new() { ["name"] = standing.Patient, ["link"] = parameters.Get(FormParameters.Address) + OneTimeLinks.Path + token, ["until"] = until }, asksUntil: null, ct));
            db.FollowUpLinks.Add(link);
        }

        task.AwaitForm(now.AddHours(parameters.Get(FormParameters.WaitHours)), now);
    }

    /// <summary>By itself: only with a consent that stands in the ledger, and nothing happens where it cannot be sent.</summary>
    public async Task<bool> TrySendAsync(FollowUpTask task, CancellationToken ct)
    {
        try
        {
            if (await StandingAsync(task, ct) is { Hindrance: null, NeedsConsent: false } standing)
            {
                await SendAsync(task, standing, ct);
                return true;
            }
        }
        catch (RuleViolation unsayable) when (unsayable.Code.StartsWith("Messaging.", StringComparison.Ordinal) || unsayable.Code == "FollowUps.FormHeldBack")
        {
            // The template is off, or the gate holds it back: somebody rings instead.
        }

        return false;
    }

    /// <summary>One question, and one that anybody may read on a lock screen.</summary>
    private bool FitsAMessage(BlankSheet blank) =>
        MessageQuestion.Of(blank.Set) is { } only
        && !ValueWords.IsSensitive(only.Text + MessageQuestion.Offer(only), TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords)));

    private async Task<Id<OutboundMessage>> PutAsync(FollowUpTask task, string source, string key, string to, string template, Dictionary<string, object?> values, DateTimeOffset? asksUntil, CancellationToken ct)
    {
        var text = await texts.RenderAsync(template, values, task.DepartmentCode, asked: null, ct);
        var answer = await outbox.AddAsync(
            new NewMessage(source, key, text.Category, to, text.Text)
            {
                Kind = text.Kind.ToString(),
                Template = text.Template,
                Edition = text.Edition,
                PatientId = task.PatientId,
                DepartmentCode = task.DepartmentCode,
                AsksUntil = asksUntil,
            },
            ct);
        return answer.State == MessageState.Suppressed ? throw new RuleViolation("FollowUps.FormHeldBack", answer.Reason) : answer.Id;
    }
}
