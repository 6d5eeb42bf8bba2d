using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SegmentsAndNumberEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Patients_IdNumberTail",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_ContactNumbers_NumberTail",
                table: "ContactNumbers");

            migrationBuilder.CreateTable(
                name: "SegmentCounts",
                columns: table => new
                {
                    ViewId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sight = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    CountedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentCounts", x => new { x.ViewId, x.Sight });
                    table.ForeignKey(
                        name: "FK_SegmentCounts_SavedViews_ViewId",
                        column: x => x.ViewId,
                        principalTable: "SavedViews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Patients_IdNumberTail_Id",
                table: "Patients",
                columns: new[] { "IdNumberTail", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactNumbers_NumberTail_PatientId",
                table: "ContactNumbers",
                columns: new[] { "NumberTail", "PatientId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SegmentCounts");

            migrationBuilder.DropIndex(
                name: "IX_Patients_IdNumberTail_Id",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_ContactNumbers_NumberTail_PatientId",
                table: "ContactNumbers");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_IdNumberTail",
                table: "Patients",
                column: "IdNumberTail");

            migrationBuilder.CreateIndex(
                name: "IX_ContactNumbers_NumberTail",
                table: "ContactNumbers",
                column: "NumberTail");
        }
    }
}
