using System.Linq.Expressions;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Parts.Forms;

/// <summary>What all inputs of a form share: label, error, test id and the word to the edit context.</summary>
public abstract class Field<TValue> : ComponentBase, IDisposable
{
    private FieldIdentifier _field;
    private EditContext? _watched;

    [CascadingParameter] public EditContext? Context { get; set; }

    [CascadingParameter] public FormFrame? Frame { get; set; }

    [Parameter] public TValue? Value { get; set; }

    [Parameter] public EventCallback<TValue> ValueChanged { get; set; }

    [Parameter] public Expression<Func<TValue>>? ValueExpression { get; set; }

    /// <summary>The word in <c>field-…</c>; the property's name by default.</summary>
    [Parameter] public string? Name { get; set; }

    [Parameter] public string? Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>Over the whole width of the form.</summary>
    [Parameter] public bool Wide { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    [Inject] protected Wording Words { get; set; } = default!;

    protected string Word => Name ?? Wording.Camel(_field.FieldName ?? "");

    protected string Id => "field-" + Word;

    protected string Caption => Label ?? (Frame is null ? Word : Words.Field(Frame.Form, Wording.Camel(_field.FieldName)));

    protected bool IsLocked => ReadOnly || Frame is { IsReadOnly: true };

    protected IReadOnlyList<string> Errors => Context is null || ValueExpression is null ? [] : [.. Context.GetValidationMessages(_field)];

    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    protected string? DescribedBy => Errors.Count > 0 ? $"field-error-{Word}" : Hint is null ? null : $"field-hint-{Word}";

    protected string Box => Wide ? "field field-wide" : "field";

    public void Dispose()
    {
        if (_watched is not null)
        {
            _watched.OnValidationStateChanged -= OnValidationStateChanged;
        }

        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet()
    {
        _field = ValueExpression is null ? default : FieldIdentifier.Create(ValueExpression);
        if (_watched == Context)
        {
            return;
        }

        Dispose();
        _watched = Context;
        if (_watched is not null)
        {
            _watched.OnValidationStateChanged += OnValidationStateChanged;
        }
    }

    protected async Task SetAsync(TValue value)
    {
        // The event draws this field before the form has handed the value down again: drawn with the older one, the browser's box would be
        // written back, and what was typed since would be gone.
        Value = value;
        await ValueChanged.InvokeAsync(value);
        if (ValueExpression is not null)
        {
            Context?.NotifyFieldChanged(_field);
        }
    }

    private void OnValidationStateChanged(object? sender, ValidationStateChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);
}
