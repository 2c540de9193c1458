#pragma once

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <map>
#include <memory>
#include <vector>

#include "shaders.hpp"
#include "viewer/camera.hpp"
#include "viewer/tiles.hpp"
#include "viewer/workshop.hpp"

/// The map in the window: tiles as textures, the newest picture over those that it replaces.
namespace corridor::viewer {

class MapView {
public:
    /// Tiles ease in over `fadeSeconds`; 0: at once.
    MapView(Workshop& workshop, const Shaders& shaders, double fadeSeconds);

    /// A new picture to be shown over the present one.
    void show(Picture picture);
    const Picture* newest() const;

    /// Takes what the workers have painted and asks for what `camera` needs next, a ring of tiles around the
    /// window last. True if anything changed.
    bool update(const Camera& camera, double now);

    /// Gives up all that the window can do without, and asks anew for what it lacks.
    void makeRoom(const Camera& camera);

    /// Draws what there is. Tiles of another scale are stretched to the camera's.
    /// Tiles that lie wholly under the covered rows at the top and bottom are left out.
    void draw(sf::RenderTarget& target, const Camera& camera, const Insets& covered, double now);

    /// Whether a tile is easing in.
    bool isFading(double now) const;
    /// Whether the newest picture has every tile that the camera, at the picture's scale, shows.
    bool isComplete(const Camera& camera) const;

private:
    struct Shown {
        std::unique_ptr<sf::Texture> texture;
        double arrived = 0.0;
    };
    struct Layer {
        std::shared_ptr<const Picture> picture;
        std::map<Tile, Shown> tiles;
    };

    bool collect(double now);
    void request(const Camera& camera);
    void dropCovered(const Camera& camera, double now);
    void dropDistant(Layer& layer, const Camera& camera, std::size_t mostBytes);
    void spare(std::unique_ptr<sf::Texture> texture);
    void drawLayer(sf::RenderTarget& target, Layer& layer, const Camera& camera, const Insets& covered, double now);
    void drawTile(sf::RenderTarget& target, Shown& shown, sf::FloatRect place, double now);
    double ageOf(const Shown& shown, double now) const;
    std::unique_ptr<sf::Texture> freshTexture();
    void recycle(Layer& layer);

    Workshop& m_workshop;
    const Shaders& m_shaders;
    double m_fadeSeconds;
    std::vector<Layer> m_layers;  ///< oldest first
    std::vector<std::unique_ptr<sf::Texture>> m_spare;
    std::vector<Tile> m_requested;
    std::uint64_t m_requestedOf = 0;
};

}  // namespace corridor::viewer
