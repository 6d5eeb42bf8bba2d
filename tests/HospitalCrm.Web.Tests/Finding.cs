using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Tests;

/// <summary>Elements by the ids acceptance uses.</summary>
internal static class Finding
{
    public static IElement At<TPage>(this IRenderedComponent<TPage> page, string testId)
        where TPage : IComponent => page.Find($"[data-testid='{testId}']");

    public static IReadOnlyList<IElement> All<TPage>(this IRenderedComponent<TPage> page, string testId)
        where TPage : IComponent => page.FindAll($"[data-testid='{testId}']");

    public static void Type<TPage>(this IRenderedComponent<TPage> page, string field, string text)
        where TPage : IComponent => page.At("field-" + field).Input(text);

    /// <summary>Waits until the element is there: pages read asynchronously.</summary>
    public static IElement WaitFor<TPage>(this IRenderedComponent<TPage> page, string testId)
        where TPage : IComponent => page.WaitForElement($"[data-testid='{testId}']", TimeSpan.FromSeconds(20));
}
