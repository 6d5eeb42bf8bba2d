using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.ByHand;

/// <summary>Messages people write to patients: from the form to what is queued. Reads only.</summary>
public sealed class HandMessages(CrmDb db, TemplateTexts texts, MessageGate gate, Vault vault, PatientSight sight, ParameterValues values, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    /// <summary>What people send one by one; bills, birthdays and lectures are the clock's, codes a system's.</summary>
    public static readonly IReadOnlyList<TemplateKind> Kinds =
        [TemplateKind.Notice, TemplateKind.Appointment, TemplateKind.Revisit, TemplateKind.Guide, TemplateKind.LabResult, TemplateKind.FollowUp, TemplateKind.Satisfaction, TemplateKind.Complaint];

    public static string SourceOf(string staffNo) => "staff:" + staffNo;

    /// <summary>The message as it would be queued, and as the writer may read it.</summary>
    public async Task<HandMessage> WriteAsync(HandMessageForm form, CancellationToken ct)
    {
        var patient = new Id<Patient>(form.PatientId);
        await sight.DemandAsync(patient, ct);
        if (await db.MessageTemplates.Where(known => known.Code == form.Template).Select(known => (TemplateKind?)known.Kind).SingleOrDefaultAsync(ct) is { } kind && !Kinds.Contains(kind))
        {
            throw new RuleViolation("Messaging.NotByHand");
        }

        var number = await NumberAsync(patient, new(form.NumberId), ct);
        var name = await db.Patients.Where(known => known.Id == patient).Select(known => known.Name).SingleAsync(ct);
        var shown = await sight.NameAsync(patient, ct) ?? "";
        var department = await db.Staff.Where(staff => staff.StaffNo == actor.Value.StaffNo).Select(staff => staff.DepartmentCode).SingleOrDefaultAsync(ct);
        var text = await RenderAsync(form, name, department, ct);
        if (text.Category != MessageCategory.Notice)
        {
            throw new RuleViolation("Messaging.NotByHand");
        }

        var wish = new NewMessage(SourceOf(actor.Value.StaffNo), form.Token.ToString(), text.Category, number, text.Text)
        {
            Kind = text.Kind.ToString(),
            Template = text.Template,
            Edition = text.Edition,
            Purpose = text.Purpose,
            PatientId = patient,
            DepartmentCode = department,
            IsConfidential = TemplateKinds.Of(text.Kind).IsConfidential,
        };
        return new(wish, name == shown ? text.Text : (await RenderAsync(form, shown, department, ct)).Text);
    }

    /// <summary>What the gate would say to it now; the message itself is thrown away.</summary>
    public async Task<OutboundMessage> AskAsync(NewMessage wish, CancellationToken ct)
    {
        var message = new OutboundMessage(wish, wish.Seal(vault), clock.GetUtcNow(), MessagingParameters.Life(values, wish.Category));
        message.Judge((await gate.CheckAsync([MessageOutbox.QuestionOf(message, wish.To)], GateMoment.Enqueue, ct))[0]);
        return message;
    }

    private Task<RenderedText> RenderAsync(HandMessageForm form, string name, string? department, CancellationToken ct)
    {
        var values = form.Values.Where(value => !string.IsNullOrWhiteSpace(value.Value)).ToDictionary(value => value.Key, value => (object?)value.Value);
        values["name"] = name;
        return texts.RenderAsync(form.Template, values, department, MessageCategory.Notice, ct);
    }

    private async Task<string> NumberAsync(Id<Patient> patient, Id<ContactNumber> id, CancellationToken ct)
    {
        // Every record of the person has his numbers.
        var person = db.Patients.Where(known => known.Id == patient).Select(known => known.PersonId);
        var number = await (
            from known in db.ContactNumbers
            join record in db.Patients on known.PatientId equals record.Id
            where known.Id == id && person.Contains(record.PersonId) && known.Kind == PhoneKind.Mobile
            select (Sealed?)known.Number).SingleOrDefaultAsync(ct);
        return number is { } found ? vault.Open(ContactNumber.NumberPurpose, found) : throw new RuleViolation("Messaging.NumberNeeded");
    }
}

/// <param name="Shown">The text as the writer may read it.</param>
public sealed record HandMessage(NewMessage Wish, string Shown);
