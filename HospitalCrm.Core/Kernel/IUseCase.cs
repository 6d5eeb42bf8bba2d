namespace HospitalCrm.Core.Kernel;

/// <summary>One thing somebody does. Reached only through <see cref="UseCaseRunner"/>.</summary>
public interface IUseCase
{
    /// <summary>The right it needs. Page, button and API take it from here.</summary>
    static abstract Permission Requires { get; }
}
