using FluentValidation;
using FluentValidation.Results;

namespace HospitalCrm.Core.Kernel;

/// <summary>FluentValidation's failures as codes with arguments: Core never speaks a language.</summary>
public static class FieldProblems
{
    public static FieldProblem From(ValidationFailure failure) =>
        new(failure.PropertyName, failure.ErrorCode, failure.CustomState is object?[] args ? args : []);

    /// <summary>Throws for <see cref="UseCaseRunner"/> when the form does not hold.</summary>
    public static async Task CheckAsync<TForm>(this IValidator<TForm> validator, TForm form, CancellationToken ct)
    {
        var result = await validator.ValidateAsync(form, ct);
        if (!result.IsValid)
        {
            throw new ValidationException(result.Errors);
        }
    }
}
