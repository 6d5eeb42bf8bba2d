using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.ByHand;

/// <summary>试发: a text that is being written, with sample values, to the writer's own mobile and to no other.</summary>
public sealed class SendTest(CrmDb db, TemplateTexts texts, MessageOutbox outbox, Vault vault, HospitalProfile hospital, CurrentActor actor) : IUseCase
{
    public static Permission Requires => TemplatePermissions.Manage;

    public async Task<TestAnswer> HandleAsync(TemplateKind kind, MessageCategory category, string text, string? department = null, CancellationToken ct = default)
    {
        var mobile = await db.Staff.Where(staff => staff.StaffNo == actor.Value.StaffNo).Select(staff => staff.Mobile).SingleOrDefaultAsync(ct);
        var number = PhoneNumbers.Normalise(vault.Open(StaffMember.MobilePurpose, mobile), hospital.Numbering);
        if (number.Kind != PhoneKind.Mobile)
        {
            throw new RuleViolation("Messaging.NoOwnMobile");
        }

        var said = await texts.TryAsync(TemplateText.Read(kind, text), category, name => name.Sample, department, ct);
        if (said.Length > TextDress.Longest)
        {
            throw new RuleViolation("Messaging.TextTooLong", TextDress.Longest);
        }

        // To himself it is no advertising, whatever it says.
        var wish = new NewMessage(HandMessages.SourceOf(actor.Value.StaffNo), Guid.CreateVersion7().ToString(), MessageCategory.Notice, number.Text, said) { Kind = kind.ToString() };
        var answer = await outbox.AddAsync(wish, ct);
        await db.SaveChangesAsync(ct);
        return new(answer.Id, number.Mask(), answer.State, answer.Reason);
    }
}

/// <param name="To">Masked.</param>
public sealed record TestAnswer(Id<OutboundMessage> Id, string To, MessageState State, MessageReason? Reason);
