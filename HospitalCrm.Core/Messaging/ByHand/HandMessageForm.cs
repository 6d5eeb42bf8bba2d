using FluentValidation;

namespace HospitalCrm.Core.Messaging.ByHand;

/// <summary>A service message somebody writes to a patient by a template.</summary>
public sealed class HandMessageForm
{
    /// <summary>Pressed twice, it is still one message.</summary>
    public Guid Token { get; set; } = Guid.CreateVersion7();

    public Guid PatientId { get; set; }

    /// <summary>Which of his numbers.</summary>
    public Guid NumberId { get; set; }

    public string Template { get; set; } = "";

    /// <summary>What was typed, by placeholder.</summary>
    public Dictionary<string, string> Values { get; set; } = [];
}

public sealed class HandMessageFormValidator : AbstractValidator<HandMessageForm>
{
    public HandMessageFormValidator()
    {
        RuleFor(form => form.NumberId).NotEmpty().WithErrorCode("Messaging.NumberNeeded");
        RuleFor(form => form.Template).NotEmpty().WithErrorCode("Messaging.TemplateNeeded");
    }
}
