using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>Answers as messages to whoever asked. Never saves.</summary>
public sealed class AnswerMessages(CrmDb db, MessageOutbox outbox, TemplateTexts texts, ParameterValues parameters) : IRoomPart
{
    public const string Source = "inquiries";
    public const string Template = "inquiry-answer";

    /// <summary>What must not stand on a lock screen is told by telephone.</summary>
    public bool MaySay(string words) => !ValueWords.IsSensitive(words, TemplateParameters.Split(parameters.Get(TemplateParameters.SensitiveWords)));

    /// <returns>Null where the hospital switched the template off.</returns>
    public async Task<OutboxAnswer?> SendAsync(string key, string to, Id<Patient>? patient, string words, CancellationToken ct)
    {
        if (!await db.MessageTemplates.AnyAsync(known => known.Code == Template && !known.IsOff, ct))
        {
            return null;
        }

        var text = await texts.RenderAsync(Template, new Dictionary<string, object?> { ["text"] = words }, department: null, MessageCategory.Notice, ct);
        return await outbox.AddAsync(new NewMessage(Source, key, text.Category, to, text.Text) { Kind = text.Kind.ToString(), Template = text.Template, Edition = text.Edition, PatientId = patient }, ct);
    }
}
