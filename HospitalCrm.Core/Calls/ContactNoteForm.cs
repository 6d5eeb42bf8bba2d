using FluentValidation;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Calls;

/// <summary>What the agent notes about a contact.</summary>
public sealed record ContactNoteForm
{
    public const int Longest = 4_000;

    public ContactTopic Topic { get; set; } = ContactTopic.Inquiry;

    /// <summary>通话结果: a code of <c>call-results</c>.</summary>
    public string Result { get; set; } = "";

    public string Text { get; set; } = "";
}

internal sealed class ContactNoteFormValidator : AbstractValidator<ContactNoteForm>
{
    public ContactNoteFormValidator()
    {
        // A result alone is a record: a wrong number wants no sentence.
        RuleFor(form => form.Text).NotEmpty().When(form => form.Result.Length == 0).WithErrorCode("Calls.NoteEmpty");
        RuleFor(form => form.Result).MaximumLength(32).WithErrorCode("Calls.ResultUnknown");
        RuleFor(form => form.Text).MaximumLength(ContactNoteForm.Longest).WithErrorCode("Calls.NoteTooLong").WithState(_ => new object?[] { ContactNoteForm.Longest });
        RuleFor(form => form.Topic).IsInEnum().WithErrorCode("Calls.TopicUnknown");
    }
}
