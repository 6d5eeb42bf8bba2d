using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.ByHand;

/// <summary>What somebody may write to a patient: by which templates, to which of his numbers.</summary>
public sealed class ReadHandChoices(CrmDb db, PatientSight sight, PatientMasks masks) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Send;

    public async Task<HandChoices> HandleAsync(Id<Patient> patient, CancellationToken ct = default)
    {
        await sight.DemandAsync(patient, ct);
        var kinds = HandMessages.Kinds;
        var templates = await (
            from template in db.MessageTemplates.AsNoTracking()
            join edition in db.TemplateEditions on new { Template = template.Id, Number = template.InForce } equals new { Template = edition.TemplateId, Number = (int?)edition.Number }
            where !template.IsOff && kinds.Contains(template.Kind) && edition.Category == MessageCategory.Notice
            select new { template.Code, template.Name, template.Kind, edition.Text }).ToListAsync(ct);
        var person = db.Patients.Where(known => known.Id == patient).Select(known => known.PersonId);
        var numbers = await (
            from number in db.ContactNumbers.AsNoTracking()
            join record in db.Patients on number.PatientId equals record.Id
            where person.Contains(record.PersonId) && number.Kind == PhoneKind.Mobile && number.DeadAt == null
            orderby number.ContactPersonId != null, number.Priority
            select number).ToListAsync(ct);

        // The plain notice first: the one that says nothing but what is typed is chosen when the form opens.
        return new(
            [.. templates.OrderBy(template => template.Code != TemplateDefaults.NoticeCode).ThenBy(template => template.Kind).ThenBy(template => template.Code, StringComparer.Ordinal).Select(template => Offer(template.Code, template.Name, template.Kind, template.Text))],
            [.. numbers.DistinctBy(number => Convert.ToHexString(number.NumberIndex)).Select(number => new HandNumber(number.Id.Value, masks.Phone(number.Number), number.Owner))]);
    }

    private static HandTemplate Offer(string code, string name, TemplateKind kind, string text)
    {
        var read = TemplateText.Read(kind, text);
        return new(code, name, kind, [.. read.Names.Where(known => !known.IsKnown && known.Key != "name")], [.. read.Needed.Select(known => known.Key)]);
    }
}

public sealed record HandChoices(IReadOnlyList<HandTemplate> Templates, IReadOnlyList<HandNumber> Numbers);

/// <param name="Asked">What the writer fills in.</param>
/// <param name="Needed">Of these, by key, what must not be left empty.</param>
public sealed record HandTemplate(string Code, string Name, TemplateKind Kind, IReadOnlyList<Placeholder> Asked, IReadOnlyList<string> Needed);

/// <param name="Number">Masked.</param>
public sealed record HandNumber(Guid Id, string Number, NumberOwner Owner);
