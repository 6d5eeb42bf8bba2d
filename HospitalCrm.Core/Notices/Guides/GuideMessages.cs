using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.ByHand;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices.Guides;

/// <summary>From the chosen guide to what is queued. Reads only.</summary>
public sealed class GuideMessages(CrmDb db, GuideWords guides, HandMessages hand, TemplateTexts texts, HospitalProfile hospital, CurrentActor actor) : IRoomPart
{
    public async Task<HandMessage> WriteAsync(GuideMessageForm form, CancellationToken ct)
    {
        var (template, values) = form.Subject == GuideSubject.Department
            ? ("guide-department", await guides.OfDepartmentAsync(form.Code, ct))
            : ("guide-exam", await guides.OfAsync([await guides.ExamAsync(form.Code, ct)], ct));
        var said = values.Where(value => value.Value is string).ToDictionary(value => value.Key, value => (string)value.Value!);
        return form.PatientId is { } patient
            ? await hand.WriteAsync(new() { Token = form.Token, PatientId = patient, NumberId = form.NumberId ?? Guid.Empty, Template = template, Values = said }, ct)
            : await WriteToNumberAsync(form, template, said, ct);
    }

    /// <summary>Whoever asks the way at the telephone need not have an archive.</summary>
    private async Task<HandMessage> WriteToNumberAsync(GuideMessageForm form, string template, Dictionary<string, string> said, CancellationToken ct)
    {
        var values = said.ToDictionary(value => value.Key, value => (object?)value.Value);
        values["name"] = form.CalledAs.Trim();
        var department = await db.Staff.Where(staff => staff.StaffNo == actor.Value.StaffNo).Select(staff => staff.DepartmentCode).SingleOrDefaultAsync(ct);
        var text = await texts.RenderAsync(template, values, department, MessageCategory.Notice, ct);
        var wish = new NewMessage(HandMessages.SourceOf(actor.Value.StaffNo), form.Token.ToString(), text.Category, PhoneNumbers.Normalise(form.Number, hospital.Numbering).Text, text.Text)
        {
            Kind = text.Kind.ToString(),
            Template = text.Template,
            Edition = text.Edition,
            DepartmentCode = department,
        };
        return new(wish, text.Text);
    }
}
