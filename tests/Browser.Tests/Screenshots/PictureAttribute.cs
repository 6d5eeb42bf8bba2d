using Xunit.Abstractions;
using Xunit.Sdk;

namespace Browser.Tests.Screenshots;

/// <summary>A picture for the documentation: it proves nothing, so it is no test unless <c>scripts/screenshots</c> asks for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Browser.Tests.Screenshots.PictureDiscoverer", "Browser.Tests")]
public sealed class PictureAttribute : FactAttribute;

public sealed class PictureDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    public const string Folder = "CRM_SCREENSHOTS";

    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Folder)) ? [] : base.Discover(discoveryOptions, testMethod, factAttribute);
}
