using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace HospitalCrm.Web.Tests;

internal static class BunitStart
{
#pragma warning disable CA2255 // bunit asks for AngleSharp.Diffing 1.0 by name; the one that is here carries another version
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Run()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;

        // As in the product: Chinese unless chosen otherwise, whatever language the runner of the tests was told to speak.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
    }
}
