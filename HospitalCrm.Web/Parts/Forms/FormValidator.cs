using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Parts.Forms;

/// <summary>
/// The form's FluentValidation validator in an edit form: a field is judged once it was left or changed, everything on save; the
/// server's own findings are put at their fields too.
/// </summary>
public sealed class FormValidator<TForm> : ComponentBase, IDisposable
    where TForm : class
{
    private readonly HashSet<FieldIdentifier> _touched = [];
    private ValidationMessageStore? _messages;
    private EditContext? _context;

    [CascadingParameter] private EditContext Context { get; set; } = default!;

    [Inject] private IServiceProvider Services { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    public async Task<bool> ValidateAsync(CancellationToken ct)
    {
        var problems = await ProblemsAsync(ct);
        Show(problems, _ => true);
        return problems.Count == 0;
    }

    public void Show(IReadOnlyList<FieldProblem> problems) => Show(problems, _ => true);

    public void Dispose() => Leave();

    protected override void OnParametersSet()
    {
        if (_context == Context)
        {
            return;
        }

        Leave();
        _touched.Clear();
        _context = Context;
        _messages = new(Context);
        Context.OnFieldChanged += OnFieldChanged;
    }

    private void Leave()
    {
        if (_context is not null)
        {
            _context.OnFieldChanged -= OnFieldChanged;
        }
    }

    private void OnFieldChanged(object? sender, FieldChangedEventArgs change)
    {
        _touched.Add(change.FieldIdentifier);
        _ = InvokeAsync(async () => Show(await ProblemsAsync(default), _touched.Contains));
    }

    private async Task<IReadOnlyList<FieldProblem>> ProblemsAsync(CancellationToken ct)
    {
        // A form without a validator is checked by its use case alone.
        if (Services.GetService<IValidator<TForm>>() is not { } validator)
        {
            return [];
        }

        var result = await validator.ValidateAsync((TForm)Context.Model, ct);
        return [.. result.Errors.Select(FieldProblems.From)];
    }

    private void Show(IReadOnlyList<FieldProblem> problems, Func<FieldIdentifier, bool> isWanted)
    {
        _messages!.Clear();
        foreach (var problem in problems)
        {
            var field = FormPath.Resolve(Context.Model, problem.Field);
            if (isWanted(field))
            {
                _touched.Add(field);
                _messages.Add(field, Words.In(typeof(TForm), problem.Code, [.. problem.Args]));
            }
        }

        Context.NotifyValidationStateChanged();
    }
}
