using FluentValidation;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Calls;

/// <summary>What the agent notes about a contact.</summary>
public sealed record ContactNoteForm
{
    public const int Longest = 4_000;

    public ContactTopic Topic { get; set; } = ContactTopic.Inquiry;

    public string Text { get; set; } = "";
}

internal sealed class ContactNoteFormValidator : AbstractValidator<ContactNoteForm>
{
    public ContactNoteFormValidator()
    {
        RuleFor(form => form.Text).NotEmpty().WithErrorCode("Calls.NoteEmpty");
        RuleFor(form => form.Text).MaximumLength(ContactNoteForm.Longest).WithErrorCode("Calls.NoteTooLong").WithState(_ => new object?[] { ContactNoteForm.Longest });
        RuleFor(form => form.Topic).IsInEnum().WithErrorCode("Calls.TopicUnknown");
    }
}
